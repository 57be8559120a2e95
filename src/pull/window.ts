import { type Day, formatDay, SECONDS_PER_DAY } from '../core/day.ts';
import type { Rules } from '../core/deployment.ts';
import type { Instant } from '../core/instant.ts';
import type { Query } from '../sources/wandb/server.ts';
import type { Reach } from '../store/pulls.ts';

/** Days in UTC that are asked for together: from `from` (inclusive) to `to` (exclusive). */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** How long before the end of what was read the next pull begins: events arrive late, and clocks differ. */
const OVERLAP = SECONDS_PER_DAY;

/** What a server gives at once. Multi-tenant Cloud knows no more than eight days (W&B data, section 1); elsewhere smaller windows are steps that an interrupted pull need not repeat. */
const WINDOW_DAYS: Readonly<Record<Rules, number>> = { dedicated: 28, 'multi-tenant': 8 };

/** Entries a page: the most that Dedicated Cloud allows; on Multi-tenant Cloud a tenth of it, so that a page which breaks off is soon read again. */
const PAGE: Readonly<Record<Rules, number>> = { dedicated: 20_000, 'multi-tenant': 100_000 };

/** The day in UTC. */
export function utcDay(instant: Instant): Day {
  return Math.floor(instant / SECONDS_PER_DAY) as Day;
}

/** The first day to ask for: that of `since` where it was not read yet, else a little before the end of what was read. */
export function firstDay(read: Reach | undefined, since: Instant, now: Instant): Day {
  if (read === undefined || since < read.since) return utcDay(since);
  return utcDay(Math.max(read.since, Math.min(read.until, now) - OVERLAP) as Instant);
}

/** Windows from `first` to the day of `now`, the oldest first. */
export function windowsBetween(first: Day, now: Instant, rules: Rules): Window[] {
  const end = utcDay(now) + 1;
  const windows: Window[] = [];
  for (let from: number = first; from < end; from += WINDOW_DAYS[rules]) {
    windows.push({ from: from as Day, to: Math.min(from + WINDOW_DAYS[rules], end) as Day });
  }
  return windows;
}

/** The parameters that ask for a window. `endDate` makes Dedicated Cloud say in its answer which range it gives. */
export function windowQuery({ from, to }: Window, rules: Rules): Query {
  const startDate = formatDay(from);
  return rules === 'multi-tenant'
    ? { startDate, numDays: to - from - 1, limit: PAGE[rules] }
    : { startDate, endDate: formatDay(to), limit: PAGE[rules] };
}

/** The parameters that servers before 0.80 know: everything from that day to today. */
export function daysBackQuery(first: Day, now: Instant): Query {
  return { numDays: utcDay(now) - first };
}

/** What has been read when a window is, too: one stretch where they touch, else the window alone, for the gap between them was not read. */
export function reachWith(read: Reach | undefined, { from, to }: Window, now: Instant): Reach {
  const window = {
    since: (from * SECONDS_PER_DAY) as Instant,
    until: Math.min(to * SECONDS_PER_DAY, now) as Instant,
  };
  if (read === undefined || read.until < window.since || window.until < read.since) return window;
  return {
    since: Math.min(read.since, window.since) as Instant,
    until: Math.max(read.until, window.until) as Instant,
  };
}
