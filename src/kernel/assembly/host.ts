/** A line that this kernel does not fold itself; without its line feed. */
@external('host', 'slowLine')
export declare function slowLine(start: usize, length: usize, lineNumber: u32): void;

/*
 * What `drain` hands out. Identities and actions go by their numbers here.
 */

@external('host', 'named')
export declare function named(identity: u32): void;
@external('host', 'claim')
export declare function claim(email: u32, owner: i32, at: u32): void;
@external('host', 'eventOn')
export declare function eventOn(day: u32): void;
