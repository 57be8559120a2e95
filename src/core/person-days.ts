import { orderRows } from './grouping.ts';
import type { ActivityColumns } from './packed-facts.ts';

/** The person-days in the order of day and identity, one row for each: the latest. */
export function latestPersonDays({ days, identities, last }: ActivityColumns): ActivityColumns {
  const kept = personDays(days.length);
  let size = 0;
  for (const row of orderRows(days, identities)) {
    const repeats =
      size > 0 && days[row] === kept.days[size - 1] && identities[row] === kept.identities[size - 1];
    if (!repeats) {
      kept.days[size] = days[row] as number;
      kept.identities[size] = identities[row] as number;
      kept.last[size++] = last[row] as number;
    } else kept.last[size - 1] = Math.max(kept.last[size - 1] as number, last[row] as number);
  }
  return firstPersonDays(kept, size);
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
