import { orderRows } from './grouping.ts';
import type { ActivityColumns } from './packed-facts.ts';

/** The person-days in the order of day and identity, one row for each: the latest. */
export function latestPersonDays(rows: ActivityColumns): ActivityColumns {
  const latest = personDays(rows.days.length);
  return firstPersonDays(latest, keepLatest(rows, orderRows(rows.days, rows.identities), latest));
}

/** Answers how many are kept. */
function keepLatest(
  { days, identities, last }: ActivityColumns,
  order: Uint32Array,
  kept: ActivityColumns,
): number {
  let size = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const repeats =
      size > 0 && days[row] === kept.days[size - 1] && identities[row] === kept.identities[size - 1];
    if (!repeats) {
      kept.days[size] = days[row] as number;
      kept.identities[size] = identities[row] as number;
      kept.last[size++] = last[row] as number;
    } else kept.last[size - 1] = Math.max(kept.last[size - 1] as number, last[row] as number);
  }
  return size;
}

/** Room for so many. */
export function personDays(length: number): ActivityColumns {
  return {
    days: new Int32Array(length),
    identities: new Int32Array(length),
    last: new Float64Array(length),
  };
}

/** The first of them; not a copy. */
export function firstPersonDays(
  { days, identities, last }: ActivityColumns,
  length: number,
): ActivityColumns {
  return {
    days: days.subarray(0, length),
    identities: identities.subarray(0, length),
    last: last.subarray(0, length),
  };
}
