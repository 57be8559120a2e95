import type { Column, Part } from '../core/answer.ts';
import { addDays, type Day, formatDay, monthOf, nextMonthOf, weekOf } from '../core/day.ts';
import type { Bucket } from '../core/deployment.ts';
import type { DayRange, Period } from '../core/period.ts';
import { column } from './columns.ts';
import { countNew } from './count-new.ts';
import type { Ledger } from './ledger.ts';
import { type PartFold, partsOf } from './part-fold.ts';

/** Of `trendPart`. */
export const TREND_COLUMNS: readonly Column[] = [
  column('from', 'From', 'day'),
  column('to', 'To', 'day'),
  column('activeUsers', 'Active users', 'number'),
  column('partial', 'Partial', 'flag'),
];

/**
 * The number of distinct people who were active in each day, ISO week or month of the period, in order of time; zeros
 * where there was nobody (definitions, "Users active over time"). A bucket is named by its whole calendar extent; it is
 * partial where the period holds only some of its days, and counts those.
 */
export function trendPart(ledger: Ledger, period: Period, by: Bucket): Part {
  return partsOf(ledger, [trendFold(ledger, period, by)])[0];
}

/** The same, to be worked out with other parts. */
export function trendFold(ledger: Ledger, period: Period, by: Bucket): PartFold {
  const counts = new Map<Day, number>();
  const countedIn = new Int32Array(ledger.population.size).fill(-1);
  return {
    range: period,
    add({ day, size, persons }) {
      const bucket = START[by](day);
      const count = by === 'day' && size !== undefined ? size : countNew(persons(), bucket, countedIn);
      counts.set(bucket, (counts.get(bucket) ?? 0) + count);
    },
    part: () => partOf(counts, period, by),
  };
}

function partOf(counts: ReadonlyMap<Day, number>, period: Period, by: Bucket): Part {
  const points = bucketsOf(period, by).map(({ from, to }) => ({
    from,
    to,
    value: counts.get(from) ?? 0,
    partial: from < period.from || to > period.to,
  }));
  const title = `Active users per ${by}`;
  return {
    name: 'trend',
    title,
    period,
    columns: TREND_COLUMNS,
    rows: points.map(({ from, to, value, partial }) => ({
      from: formatDay(from),
      to: formatDay(to),
      activeUsers: value,
      partial,
    })),
    series: { title, points },
  };
}

const START: Readonly<Record<Bucket, (day: Day) => Day>> = {
  day: (day) => day,
  week: weekOf,
  month: monthOf,
};

/** The buckets that hold the period's days. */
function bucketsOf(period: DayRange, by: Bucket): DayRange[] {
  const buckets: DayRange[] = [];
  for (let from = START[by](period.from); from <= period.to; ) {
    const next = by === 'month' ? nextMonthOf(from) : addDays(from, by === 'week' ? 7 : 1);
    buckets.push({ from, to: addDays(next, -1) });
    from = next;
  }
  return buckets;
}
