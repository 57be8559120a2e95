import { SECONDS_PER_DAY } from '../core/day.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import type { Window } from './window.ts';

/** What an API answer says besides its entries (W&B data, section 1). */
export interface Envelope {
  /** Where the next page begins; `undefined`: there is none. */
  readonly cursor: string | undefined;
  readonly rangeStart: Instant | undefined;
  readonly rangeEnd: Instant | undefined;
}

export function readEnvelope(members: Readonly<Record<string, unknown>>): Envelope {
  const { next_cursor: cursor, range_start_time: start, range_end_time: end } = members;
  return {
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor : undefined,
    rangeStart: typeof start === 'string' ? parseInstant(start) : undefined,
    rangeEnd: typeof end === 'string' ? parseInstant(end) : undefined,
  };
}

/** How far the clocks of two machines may be apart, in seconds. */
const CLOCK_SKEW = 600;

/** Whether the answer begins no later and ends no earlier than was asked, as far as it says; the end of today may be now. */
export function covers(envelope: Envelope, { from, to }: Window, now: Instant): boolean {
  const { rangeStart = 0, rangeEnd = Number.POSITIVE_INFINITY } = envelope;
  const end = Math.min(to * SECONDS_PER_DAY, now);
  return rangeStart <= from * SECONDS_PER_DAY && rangeEnd >= end - CLOCK_SKEW;
}
