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
  const seen = new Uint8Array(ledger.population.size);
  for (const { persons } of ledger.activeDays(period)) markAll(persons(), seen);
  return seen.reduce((count, mark) => count + mark, 0);
}

function markAll(persons: Uint32Array, seen: Uint8Array): void {
  for (let i = 0; i < persons.length; i++) seen[persons[i] as number] = 1;
}
