/**
 * A request that failed for a reason that may be gone in a moment. `message` is one clause without a full stop; `after` is
 * how many seconds the server asks to be left alone.
 */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly after: number | undefined;

  constructor(message: string, options: { after?: number | undefined; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.after = options.after;
  }
}
