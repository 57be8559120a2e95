import type { Connection } from './database.ts';
import { guarded } from './guarded.ts';

/**
 * Rewrites the file without free pages and empties the write-ahead log: nothing that was deleted can be read from either.
 * Answers whether the log could be emptied; a program that reads an older state keeps it until it ends.
 */
export function eraseDeleted(db: Connection): boolean {
  return guarded(db.name, () => {
    db.exec('VACUUM');
    const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return checkpoint?.busy === 0;
  });
}
