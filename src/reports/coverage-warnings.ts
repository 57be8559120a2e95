import { formatDay } from '../core/day.ts';
import { statusWindow } from '../core/period.ts';
import type { Ledger } from './ledger.ts';
import type { Standing } from './standing.ts';

/** How many days the log may end before today without a warning: a weekend, or the days until a file arrives. */
const LATE_DAYS = 3;

/** What the reader must know where a `-` or `Invite pending` rests on less than the six months of log that it asserts. */
export function coverageWarnings(ledger: Ledger, users: readonly Standing[]): string[] {
  if (!users.some(({ verdict }) => verdict.status === 'none' || verdict.status === 'invite-pending'))
    return [];
  const { from, to } = ledger.coverage();
  const window = statusWindow(ledger.today);
  const doubt = 'who is shown as not active or invite pending may have been active in the last 6 months';
  if (from === null || to === null)
    return [`the database has no events up to ${formatDay(ledger.today)}: ${doubt}`];
  const warnings: string[] = [];
  if (from > window.from) {
    warnings.push(`the log begins on ${formatDay(from)}, later than ${formatDay(window.from)}: ${doubt}`);
  }
  if (to < ledger.today - LATE_DAYS) {
    warnings.push(
      `the log ends on ${formatDay(to)}, ${ledger.today - to} days before ${formatDay(ledger.today)}: ${doubt}`,
    );
  }
  return warnings;
}
