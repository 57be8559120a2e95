import { addDays, type Day, monthsBefore } from './day.ts';

/** Whole days, the first and the last both inside. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** A stretch of days that a report is about. `name` is what the user called it: `3m`, `all`, or `custom` for `--from`/`--to`. */
export interface Period extends DayRange {
  readonly name: string;
}

/** The periods that help and completion offer; any `<N>d|w|m|y` is understood (definitions, "Days, periods, now"). */
export const NAMED_PERIODS = ['7d', '30d', '90d', '3m', '6m', '12m', 'all'] as const;

const LONGEST_IN_DAYS = 366_000; // a thousand years: anything longer is a typing mistake

/**
 * The period called `name` that ends on `today`: the last N days, weeks, months or years with today in it, half open on
 * the left; `all` begins on `firstDay`, the first day on record. `undefined` where the name is not of that form, or says more than a thousand years.
 */
export function periodOf(name: string, today: Day, firstDay: Day): Period | undefined {
  if (name === 'all') return { name, from: Math.min(firstDay, today) as Day, to: today };
  const match = /^([1-9]\d{0,5})([dwmy])$/.exec(name);
  if (match === null) return undefined;
  const count = Number(match[1]);
  const days = { d: 1, w: 7, m: 31, y: 366 }[match[2] as 'd' | 'w' | 'm' | 'y'] * count;
  if (days > LONGEST_IN_DAYS) return undefined;
  const start =
    match[2] === 'm' || match[2] === 'y'
      ? monthsBefore(today, match[2] === 'm' ? count : 12 * count)
      : addDays(today, -days);
  return { name, from: addDays(start, 1), to: today };
}

/** The window of "active within the last six months" that the status rules ask about. */
export function statusWindow(today: Day): DayRange {
  return { from: addDays(monthsBefore(today, 6), 1), to: today };
}
