import { type Day, formatDay } from '../core/day.ts';
import { type UserError, usageError } from '../core/errors.ts';
import { type DayRange, NAMED_PERIODS, type Period, periodOf } from '../core/period.ts';
import type { Ledger } from '../reports/ledger.ts';
import { didYouMean } from './did-you-mean.ts';

export interface PeriodOptions {
  readonly period?: string;
  readonly from?: Day;
  readonly to?: Day;
}

const ENDS_TODAY = 'a report ends today, or on the day that --as-of names';

/** The period that the options choose; `undefined` where they leave it to the report's default. */
export function chosenPeriod(options: PeriodOptions, ledger: Ledger): Period | undefined {
  const { period, from, to } = options;
  if (from === undefined && to === undefined)
    return period === undefined ? undefined : namedPeriod(period, ledger);
  if (period !== undefined)
    throw usageError('--period and --from/--to exclude one another', 'give one of the two');
  const end = to ?? ledger.today;
  const range = { from: from ?? ledger.coverage().from ?? end, to: end };
  if (range.from > range.to) throw upsideDown(range, options);
  if (range.to > ledger.today) {
    throw usageError('--to is later than today', ENDS_TODAY);
  }
  return { name: 'custom', ...range };
}

/** One end may be given only: the other is then that of the log, or the report's day. */
function upsideDown(range: DayRange, { from, to }: PeriodOptions): UserError {
  if (from === undefined) {
    return usageError(
      `--to is earlier than the log, which begins on ${formatDay(range.from)}`,
      'without --from a period begins with the log',
    );
  }
  if (to === undefined) {
    return usageError(`--from is later than ${formatDay(range.to)}`, ENDS_TODAY);
  }
  return usageError('--from is later than --to', 'both are inside the period');
}

/** The period of that name, ending on the report's day. */
export function namedPeriod(name: string, ledger: Ledger): Period {
  const period = periodOf(name, ledger.today, ledger.coverage().from ?? ledger.today);
  if (period !== undefined) return period;
  if (/^\d+[dwmy]$/.test(name)) {
    throw usageError(
      `--period: '${name}' is not between one day and a thousand years`,
      'for everything on record: --period all',
    );
  }
  throw usageError(
    `--period: there is no '${name}'`,
    `${didYouMean(name, NAMED_PERIODS)}one of: ${NAMED_PERIODS.join(', ')}, or any <N>d, <N>w, <N>m, <N>y`,
  );
}
