import type { MilestoneFact } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';

/** Joins administrative events: of `invited`, `created` and `signed-in` only the earliest is kept, of the others every one. */
export function mergeMilestones(
  db: Connection,
  milestones: readonly MilestoneFact[],
  numbers: readonly number[],
): void {
  const insert = db.prepare('INSERT OR IGNORE INTO milestone (identity, milestone, at) VALUES (?, ?, ?)');
  const keepEarliest = db.prepare(
    `DELETE FROM milestone
      WHERE identity = :identity AND milestone = :milestone
        AND milestone IN ('invited', 'created', 'signed-in')
        AND at > (SELECT min(at) FROM milestone WHERE identity = :identity AND milestone = :milestone)`,
  );
  for (const fact of milestones) {
    const identity = numbers[fact.identity] as number;
    const { changes } = insert.run(identity, fact.milestone, fact.at);
    if (changes > 0) keepEarliest.run({ identity, milestone: fact.milestone });
  }
}
