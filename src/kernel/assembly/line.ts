import { NO_ACTION } from './actions';
import { Identity } from './identities';
import { LINE_SIZE, LINES } from './layout';
import { Field, NO_MEMBER } from './members';

/** Where a value is; a `start` of 0 for one that is absent or null. */
@unmanaged
export class Value {
  start: usize;
  end: usize;
}

/** A line: where it is, how far it was read, and what was found in it. Its values are behind this. */
@unmanaged
export class Line {
  /** Its address, and its number in the file. */
  start: usize;
  number: u32;
  /** The address of the next member, in the end of the next line; 0 for a line that cannot be read here. */
  place: usize;
  /** The number of the member before. */
  previous: u32;
  /** The code of the action, once it is met. */
  action: u32;
  /** Needed fields that were met, and those that were met again. */
  seen: u32;
  repeated: u32;
  /** The ids of the actor and of the target, once they are looked up. */
  actor: Identity | null;
  target: Identity | null;
  /** The actor's address, if it is the one that the id last acted with. */
  email: Identity | null;
  /** One more than the number of the id that the actor is likely to be; 0: not known. */
  expected: u32;
}

const VALUES_OFFSET: usize = 48;

/** One of the lines at hand. */
@inline
export function lineAt(i: u32): Line {
  return changetype<Line>(LINES + i * LINE_SIZE);
}

@inline
export function valueOf(line: Line, field: Field): Value {
  return changetype<Value>(changetype<usize>(line) + VALUES_OFFSET + field * offsetof<Value>());
}

@inline
export function startLine(line: Line, p: usize, number: u32): void {
  line.start = p;
  line.number = number;
  line.place = p;
  line.previous = NO_MEMBER;
  line.action = NO_ACTION;
  line.seen = 0;
  line.repeated = 0;
  for (let field: i32 = Field.Timestamp; field <= Field.Report; field++) valueOf(line, field).start = 0;
}
