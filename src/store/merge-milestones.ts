import { isKeptEachTime, MILESTONES, type Milestone } from '../core/entry.ts';
import type { MilestoneColumns } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';

/** Joins administrative events: of some every one is kept, of the others the earliest. */
export function mergeMilestones(
  db: Connection,
  { identities, milestones, at: moments }: MilestoneColumns,
  numbers: readonly number[],
): void {
  const insert = db.prepare<[number, Milestone, number]>(
    'INSERT OR IGNORE INTO milestone (identity, milestone, at) VALUES (?, ?, ?)',
  );
  const earliest = db
    .prepare<[number, Milestone], number>(
      'SELECT at FROM milestone WHERE identity = ? AND milestone = ? ORDER BY at',
    )
    .pluck();
  const move = db.prepare<[number, number, Milestone]>(
    'UPDATE milestone SET at = ? WHERE identity = ? AND milestone = ?',
  );
  // The first ones are all different: there is no other to look for.
  const areFirst = db.prepare('SELECT 1 FROM milestone LIMIT 1').get() === undefined;
  for (let row = 0; row < moments.length; row++) {
    const at = moments[row] as number;
    const identity = numbers[identities[row] as number] as number;
    const milestone = MILESTONES[milestones[row] as number] as Milestone;
    const known = areFirst || isKeptEachTime(milestone) ? undefined : earliest.get(identity, milestone);
    if (known === undefined) insert.run(identity, milestone, at);
    else if (at < known) move.run(at, identity, milestone);
  }
}
