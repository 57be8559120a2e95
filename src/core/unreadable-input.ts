/**
 * An input cannot be opened, or not be read to its end. `message` says why in one clause without a full stop. What was read
 * before is sound, and the rest may be too: it is to be tried again.
 */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}

/** How to mend that. */
export const LET_READ = 'let this user read it, or name only the files that can be read';
