import type { Column, Part } from '../core/answer.ts';
import type { Period } from '../core/period.ts';
import { column } from './columns.ts';
import type { Ledger } from './ledger.ts';

/** Of `activePart`. */
export const ACTIVE_COLUMNS: readonly Column[] = [column('activeUsers', 'Active users', 'number')];

/** How many distinct people were active on at least one day of the period (definitions, "Unique active users"). */
export function activePart(ledger: Ledger, period: Period): Part {
  return {
    name: 'active',
    title: 'Active users',
    period,
    columns: ACTIVE_COLUMNS,
    rows: [{ activeUsers: countActive(ledger, period) }],
  };
}

function countActive(ledger: Ledger, period: Period): number {
  const { size, counts } = ledger.population;
  const seen = new Uint8Array(size);
  let count = 0;
  for (const { persons } of ledger.activeDays(period)) {
    for (const person of persons) {
      if (seen[person] === 1) continue;
      seen[person] = 1;
      if (counts(person)) count++;
    }
  }
  return count;
}
