import { UserError } from '../../core/errors.ts';
import { Interrupted } from './interrupted.ts';

/** How often and how long to wait. Clock and chance come in from outside. */
export interface RetryPolicy {
  /** How often a request is made before it is given up. */
  readonly attempts: number;
  /** The longest wait before the second attempt, in milliseconds; it doubles from one attempt to the next. */
  readonly base: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** The longest wait of our own choice, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/** A server that asks for more than this many seconds is left to the next run. */
const LONGEST_RETRY_AFTER = 300;

/**
 * How many milliseconds to wait after attempt number `attempt` (from 1) has failed: some part of a limit that doubles each
 * time, so that clients which failed together do not come back together, and at least the seconds that the server asked for.
 */
function pauseAfter(
  attempt: number,
  after: number | undefined,
  { base, random }: Pick<RetryPolicy, 'base' | 'random'>,
): number {
  const limit = Math.min(LONGEST_PAUSE, base * 2 ** (attempt - 1));
  return (after ?? 0) * 1000 + Math.round(limit * (0.5 + random() / 2));
}

/**
 * Does `action` until it is not interrupted. `onRetry` hears of each other attempt. Gives up with a `UserError`.
 *
 * The retry handler of the HTTP library is of no use here: it would ask for the rest of a broken body with a Range
 * request, which this interface does not have. Reading an answer again from its beginning does no harm.
 */
export async function retrying<Result>(
  address: string,
  policy: RetryPolicy,
  onRetry: () => void,
  action: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (attempt === policy.attempts || (error.after ?? 0) > LONGEST_RETRY_AFTER) {
        throw givenUp(address, error, attempt);
      }
      onRetry();
      await policy.sleep(pauseAfter(attempt, error.after, policy));
    }
  }
}

function givenUp(address: string, { message, after = 0 }: Interrupted, attempts: number): UserError {
  const times = attempts === 1 ? '' : `, ${attempts} times in a row`;
  const when = after > LONGEST_RETRY_AFTER ? `in ${Math.ceil(after / 60)} minutes` : 'later';
  return new UserError(`cannot read ${address}: ${message}${times}`, {
    hint: `run it again ${when}: what was read is stored, and it goes on from there`,
  });
}

/** The seconds that a `Retry-After` header names (RFC 9110, section 10.2.3): a number, or a date; `undefined` for anything else. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
