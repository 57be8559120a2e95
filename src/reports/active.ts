import type { Column, Part } from '../core/answer.ts';
import type { Period } from '../core/period.ts';
import { column } from './columns.ts';
import { countNew } from './count-new.ts';
import type { Ledger } from './ledger.ts';
import { type PartFold, partsOf } from './part-fold.ts';

/** Of `activePart`. */
export const ACTIVE_COLUMNS: readonly Column[] = [column('activeUsers', 'Active users', 'number')];

/** How many distinct people were active on at least one day of the period (definitions, "Unique active users"). */
export function activePart(ledger: Ledger, period: Period): Part {
  return partsOf(ledger, [activeFold(ledger, period)])[0];
}

/** The same, to be worked out with other parts. */
export function activeFold(ledger: Ledger, period: Period): PartFold {
  const countedIn = new Int32Array(ledger.population.size).fill(-1);
  let activeUsers = 0;
  return {
    range: period,
    add({ persons }) {
      activeUsers += countNew(persons(), period.to, countedIn); // the whole period is one bucket
    },
    part: () => ({
      name: 'active',
      title: 'Active users',
      period,
      columns: ACTIVE_COLUMNS,
      rows: [{ activeUsers }],
    }),
  };
}
