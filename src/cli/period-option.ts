import type { Day } from '../core/day.ts';
import { usageError } from '../core/errors.ts';
import { NAMED_PERIODS, type Period, periodOf } from '../core/period.ts';
import type { Ledger } from '../reports/ledger.ts';
import { didYouMean } from './did-you-mean.ts';

export interface PeriodOptions {
  readonly period?: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** The period that the options choose; `undefined` where they leave it to the report's default. */
export function chosenPeriod(options: PeriodOptions, ledger: Ledger): Period | undefined {
  const { period, from, to } = options;
  if (from === undefined && to === undefined)
    return period === undefined ? undefined : namedPeriod(period, ledger);
  if (period !== undefined)
    throw usageError('--period and --from/--to exclude one another', 'give one of the two');
  const range = { from: from ?? firstDay(ledger), to: to ?? ledger.today };
  if (range.from > range.to) throw usageError('--from is later than --to', 'both are inside the period');
  if (range.to > ledger.today) {
    throw usageError('--to is later than today', 'a report ends today, or on the day that --as-of names');
  }
  return { name: 'custom', ...range };
}

/** The period of that name, ending on the report's day. */
export function namedPeriod(name: string, ledger: Ledger): Period {
  const period = periodOf(name, ledger.today, firstDay(ledger));
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

function firstDay(ledger: Ledger): Day {
  return ledger.coverage().from ?? ledger.today;
}
