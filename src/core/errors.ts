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
