import { addDays, type Day, SECONDS_PER_DAY } from './day.ts';
import type { Instant } from './instant.ts';
import { NO_OFFSETS, type OffsetSpan, platformOffsets } from './zone-offsets.ts';

/** The time zone of a database's days. */
export interface Zone {
  /** Its IANA name, e.g. `UTC` or `Asia/Kolkata`. */
  readonly name: string;
  /** The calendar day on which `instant` falls there. */
  dayOf(instant: Instant): Day;
  /** The first second of `day` there. */
  startOf(day: Day): Instant;
  /** The last second of `day` there. */
  endOf(day: Day): Instant;
  /** Every offset that the zone has had since 1970 and will have until 2100, oldest first; never empty. Takes a while. */
  spans(): readonly OffsetSpan[];
}

/** The zone of that IANA name. Throws a `RangeError` for a name that the platform does not know. */
export function zoneOf(name: string): Zone {
  const offsets = name === 'UTC' ? NO_OFFSETS : platformOffsets(name);
  const dayOf = (instant: number): Day =>
    Math.floor((instant + offsets.at(instant)) / SECONDS_PER_DAY) as Day;
  const endOf = (day: Day): Instant => {
    // Where clocks go back over midnight a day can be named by two stretches of time; its end is the end of the later one.
    let low = (day - 1) * SECONDS_PER_DAY;
    let high = (day + 3) * SECONDS_PER_DAY;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (dayOf(middle) <= day) low = middle;
      else high = middle;
    }
    return low as Instant;
  };
  return {
    name,
    dayOf,
    startOf: (day) => (endOf(addDays(day, -1)) + 1) as Instant,
    endOf,
    spans: () => offsets.spans(),
  };
}
