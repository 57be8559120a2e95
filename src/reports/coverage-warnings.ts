import type { Coverage } from '../core/answer.ts';
import { type Day, FIRST_DAY, formatDay } from '../core/day.ts';
import { activityStart } from '../core/deployment.ts';
import type { DayRange } from '../core/period.ts';
import type { Ledger } from './ledger.ts';

/** How many days the log may end before the day it is asked about without a warning: a weekend, or the days until a file arrives. */
const LATE_DAYS = 3;

/** What the reader of counts must know where the log does not span the periods that were asked about. */
export function periodWarnings(ledger: Ledger, periods: readonly DayRange[]): string[] {
  const from = Math.min(...periods.map((period) => period.from)) as Day;
  const to = Math.max(...periods.map((period) => period.to)) as Day;
  const coverage = ledger.coverage();
  return [
    ...startWarnings(ledger, Math.max(from, coverage.from ?? from) as Day),
    ...logWarnings(coverage, { from, to }).map((gap) => `${gap}: nobody counts on days without a log`),
  ];
}

/** Where a log has days, from `from` on, that are before activity counts (definitions, "Who did what"). */
function startWarnings({ question, zone }: Ledger, from: Day): string[] {
  const first = zone.dayOf(activityStart(question.deployment));
  if (from >= first) return [];
  return [`activity counts from ${formatDay(first)} on, later than ${formatDay(from)}: nobody counts before`];
}

/** The earliest day on which something may end without being late on `day`. */
export function earliestInTime(day: Day): Day {
  return (day - LATE_DAYS) as Day;
}

/** Whether what ends on `end`, if anywhere, ends well before `day`. */
export function isLate(end: Day | null, day: Day): boolean {
  return end === null || end < earliestInTime(day);
}

/** Where the log ends well before `day`. */
export function endWarnings({ to }: Coverage, day: Day): string[] {
  return to !== null && isLate(to, day) ? [endText(to, day)] : [];
}

/** `to`: the last day of the log. */
export function endText(to: Day | null, day: Day): string {
  if (to === null) return `the database has no events up to ${formatDay(day)}`;
  return `the log ends on ${formatDay(to)}, ${day - to} days before ${formatDay(day)}`;
}

/** `from`: the first day of the log, `day`: the one that it should have begun on; any day, where that is the first of all. */
export function beginText(from: Day, day: Day): string {
  const later = day === FIRST_DAY ? '' : `, later than ${formatDay(day)}`;
  return `the log begins on ${formatDay(from)}${later}`;
}

function logWarnings(coverage: Coverage, { from, to }: DayRange): string[] {
  if (coverage.from === null) return [endText(null, to)];
  return [...(coverage.from > from ? [beginText(coverage.from, from)] : []), ...endWarnings(coverage, to)];
}
