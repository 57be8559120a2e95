import type { Checkpoint } from '../core/checkpoint.ts';
import type { Connection } from './database.ts';

/** Notes how far the file of a source was read. */
export function recordCheckpoint(db: Connection, path: string, reached: Checkpoint): void {
  db.prepare(
    `INSERT OR REPLACE INTO checkpoint (path, read_to, digest, line_numbers, lines, entries)
     VALUES (:path, :offset, :digest, :lineNumbers, :lines, :entries)`,
  ).run({ path, ...reached });
}

/** How far the file of a source was read; `undefined` where that is not known. */
export function readCheckpoint(db: Connection, path: string): Checkpoint | undefined {
  return db
    .prepare<[string], Checkpoint>(
      `SELECT read_to AS offset, digest, line_numbers AS lineNumbers, lines, entries
         FROM checkpoint
        WHERE path = ?`,
    )
    .get(path);
}
