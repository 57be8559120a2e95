import type { Coverage } from '../core/answer.ts';
import { type Day, formatDay } from '../core/day.ts';
import { activityStart } from '../core/deployment.ts';
import { type DayRange, statusWindow } from '../core/period.ts';
import type { Ledger } from './ledger.ts';
import type { Standing } from './standing.ts';

/** How many days the log may end before the day it is asked about without a warning: a weekend, or the days until a file arrives. */
const LATE_DAYS = 3;

/** What the reader of statuses must know: a list with missing pages, and a `-` or `Invite pending` that rests on less than the six months of log that it asserts. */
export function coverageWarnings(ledger: Ledger, users: readonly Standing[]): string[] {
  const pages = missingPages(ledger);
  if (!users.some(({ verdict }) => verdict.status === 'none' || verdict.status === 'invite-pending'))
    return pages;
  const doubt = 'who is shown as not active or invite pending may have been active in the last 6 months';
  return [
    ...pages,
    ...logWarnings(ledger.coverage(), statusWindow(ledger.today)).map((gap) => `${gap}: ${doubt}`),
  ];
}

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

/** Whether a log that ends on `end` ends well before `day`. */
export function isLate(end: Day, day: Day): boolean {
  return end < day - LATE_DAYS;
}

/** Where the log ends well before `day`. */
export function endWarnings({ to }: Coverage, day: Day): string[] {
  if (to === null || !isLate(to, day)) return [];
  return [`the log ends on ${formatDay(to)}, ${day - to} days before ${formatDay(day)}`];
}

/** A user list whose pages are not all here. */
export function missingPages({ rosters }: Ledger): string[] {
  const pages = rosters.filter(({ kind, total }) => kind === 'scim-users' && total !== undefined);
  const read = pages.reduce((sum, { members }) => sum + members.length, 0);
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  return read < total ? [`the roster is incomplete: ${read} of ${total} members were read`] : [];
}

function logWarnings(coverage: Coverage, { from, to }: DayRange): string[] {
  if (coverage.from === null) return [`the database has no events up to ${formatDay(to)}`];
  const begins =
    coverage.from > from
      ? [`the log begins on ${formatDay(coverage.from)}, later than ${formatDay(from)}`]
      : [];
  return [...begins, ...endWarnings(coverage, to)];
}
