import type { Day } from './day.ts';
import type { Instant } from './instant.ts';

/** A stretch of time with one offset from UTC: from `from` (inclusive) until the next span begins. Both in seconds. */
export interface OffsetSpan {
  readonly from: number;
  readonly offset: number;
}

/** The time zone of a database's days. */
export interface Zone {
  /** Its IANA name, e.g. `UTC` or `Asia/Kolkata`. */
  readonly name: string;
  /** Every offset that the zone has had since 1970 and will have until 2100, oldest first; never empty. */
  readonly spans: readonly OffsetSpan[];
  /** The calendar day on which `instant` falls there. */
  dayOf(instant: Instant): Day;
  /** The last second of `day` there. */
  endOf(day: Day): Instant;
}

const SECONDS_PER_DAY = 86_400;
const LAST_TRANSITION = Date.UTC(2100, 0, 1) / 1000;
const PROBE = 14 * SECONDS_PER_DAY; // no zone has kept an offset for less

/** The zone of that IANA name. Throws a `RangeError` for a name that the platform does not know. */
export function zoneOf(name: string): Zone {
  const spans = name === 'UTC' ? [{ from: Number.NEGATIVE_INFINITY, offset: 0 }] : offsetSpans(name);
  let current = 0; // events come nearly in order of time: the span of the last one is the best guess
  const offsetAt = (at: number): number => {
    while (current > 0 && at < spanAt(spans, current).from) current--;
    while (current + 1 < spans.length && at >= spanAt(spans, current + 1).from) current++;
    return spanAt(spans, current).offset;
  };
  const dayOf = (instant: number): Day => Math.floor((instant + offsetAt(instant)) / SECONDS_PER_DAY) as Day;
  return {
    name,
    spans,
    dayOf,
    endOf(day) {
      // Where clocks go back over midnight a day can be named by two stretches of time; its end is the end of the later one.
      let low = (day - 1) * SECONDS_PER_DAY;
      let high = (day + 3) * SECONDS_PER_DAY;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (dayOf(middle) <= day) low = middle;
        else high = middle;
      }
      return low as Instant;
    },
  };
}

function spanAt(spans: readonly OffsetSpan[], index: number): OffsetSpan {
  const span = spans[index];
  if (span === undefined) throw new RangeError(`no offset span ${index}`);
  return span;
}

function offsetSpans(name: string): OffsetSpan[] {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (at: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at * 1000)) part[type] = Number(value);
    const local = Date.UTC(
      part['year'] ?? 0,
      (part['month'] ?? 1) - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    );
    return local / 1000 - at;
  };
  let offset = offsetAt(0);
  const spans = [{ from: Number.NEGATIVE_INFINITY, offset }];
  for (let at = 0; at < LAST_TRANSITION; at += PROBE) {
    if (offsetAt(at + PROBE) === offset) continue;
    let low = at;
    let high = at + PROBE;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    offset = offsetAt(high);
    spans.push({ from: high, offset });
    at = high - PROBE; // look again from just behind this change
  }
  return spans;
}
