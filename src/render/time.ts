import { type Day, monthsBefore } from '../core/day.ts';
import type { Instant } from '../core/instant.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long before or after `now` something is: `just now` (less than a minute on either side), `3 hours ago`, `1 day ago`,
 * `5 months ago`, `2 years ago`, `in 2 hours`. Days are UTC's, as in times written out. Months are counted as in periods, so
 * whoever was last active `5 months ago` is inside `--period 6m`.
 */
export function relativeTime(at: Instant, now: Instant): string {
  if (Math.abs(now - at) < MINUTE) return 'just now';
  return at < now ? `${distance(at, now)} ago` : `in ${distance(now, at)}`;
}

/** At least a minute, in its largest whole unit. */
function distance(from: Instant, to: Instant): string {
  const seconds = to - from;
  if (seconds < HOUR) return counted(Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return counted(Math.floor(seconds / HOUR), 'hour');
  const first = Math.floor(from / DAY) as Day;
  const last = Math.floor(to / DAY) as Day;
  const months = monthsBetween(first, last);
  if (months >= 12) return counted(Math.floor(months / 12), 'year');
  return months >= 1 ? counted(months, 'month') : counted(last - first, 'day');
}

/** The largest number of months that `first` is before `last`, where a period of so many months begins after `first`. */
function monthsBetween(first: Day, last: Day): number {
  let months = Math.floor((last - first) / 31);
  while (first <= monthsBefore(last, months + 1)) months++;
  return months;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
