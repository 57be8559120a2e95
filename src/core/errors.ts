/** What the process ends with (command line, "Exit codes"). */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  conditionHolds: 3,
  busy: 4,
  rejectedLines: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A failure that the user can do something about. `message` says in one line what was being done, with what, and why it
 * failed; `hint` says how to mend it. Anything else that is thrown is a defect of this program.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, options: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}

/** A command line that asks for something that does not exist or has no meaning. */
export function usageError(message: string, hint?: string): UserError {
  return new UserError(message, { exitCode: EXIT.usage, ...(hint === undefined ? {} : { hint }) });
}

/** Whether the system refused something to Node, such as room on a disk. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/** What Node calls a failure: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** What is wrong with a path, where the system's words do not say it to everybody. */
const WRONG_PATHS = new Map([
  ['ELOOP', 'a link that leads in a circle'],
  ['ENAMETOOLONG', 'a name that is too long'],
  ['ENOTDIR', 'a file where a folder should be'],
]);

/** Why the system refused something, mostly in its words: of `ENOSPC: no space left on device, write` the middle. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return WRONG_PATHS.get(codeOf(error) ?? '') ?? /^[A-Z\d_]+: ([^,]+)/.exec(message)?.[1] ?? message;
}

function hintOn(refusal: Error): string {
  const code = codeOf(refusal);
  if (code === 'ENOENT') return 'make the folder first, or name a file in another one';
  if (code === 'ENAMETOOLONG') return 'give it a shorter name';
  return 'name a file in a folder that you can write to, on a disk with room';
}

/** What the user is told of a file that the system lets nobody write, or not to its end. */
export function cannotWrite(path: string, refusal: Error): UserError {
  // The file itself is made where there is none: what is missing is its folder.
  const isMissing = codeOf(refusal) === 'ENOENT';
  return new UserError(`cannot write ${path}: ${isMissing ? 'no such folder' : reasonOf(refusal)}`, {
    hint: hintOn(refusal),
    cause: refusal,
  });
}
