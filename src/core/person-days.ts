import { groupRows, highestOf } from './grouping.ts';
import type { ActivityColumns } from './packed-facts.ts';

/** From one of so many identities on it is quicker to look at all than to sort those that were active. */
const DENSE = 16;

/** The person-days in the order of day and identity, one row for each: the latest. */
export function latestPersonDays(rows: ActivityColumns): ActivityColumns {
  const { order, groups } = groupRows(rows.days);
  const kept = personDays(rows.days.length);
  // Of the day at hand: the last moment of each identity, -1 for none, and who has one.
  const last = new Float64Array(highestOf(-1, rows.identities) + 1).fill(-1);
  const active = new Uint32Array(last.length);
  let size = 0;
  for (const { key, start, end } of groups) {
    const count = noteLatest(rows, order.subarray(start, end), last, active);
    if (count * DENSE > last.length) findActive(last, active);
    else active.subarray(0, count).sort();
    take(active.subarray(0, count), last, kept, size);
    kept.days.fill(key, size, size + count);
    size += count;
  }
  return firstPersonDays(kept, size);
}

// Loops of their own: see grouping.ts.

/** Answers how many were active. */
function noteLatest(
  { identities, last }: ActivityColumns,
  order: Uint32Array,
  latest: Float64Array,
  active: Uint32Array,
): number {
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const identity = identities[row] as number;
    const at = last[row] as number;
    const known = latest[identity] as number;
    if (known < 0) active[count++] = identity;
    if (at > known) latest[identity] = at;
  }
  return count;
}

function findActive(latest: Float64Array, active: Uint32Array): void {
  let count = 0;
  for (let identity = 0; identity < latest.length; identity++)
    if ((latest[identity] as number) >= 0) active[count++] = identity;
}

/** Puts the moments of a day down from row `start` on, and forgets them. */
function take(active: Uint32Array, latest: Float64Array, kept: ActivityColumns, start: number): void {
  for (let i = 0; i < active.length; i++) {
    const identity = active[i] as number;
    kept.identities[start + i] = identity;
    kept.last[start + i] = latest[identity] as number;
    latest[identity] = -1;
  }
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
