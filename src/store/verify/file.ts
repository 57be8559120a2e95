import Sqlite from 'better-sqlite3';
import type { Connection } from '../database.ts';
import { migrate } from '../migrate.ts';
import { type Problem, problem } from './problem.ts';

/** SQLite's own checks: pages, indexes, constraints of columns, references between tables. */
export function* checkIntegrity(db: Connection): Generator<Problem> {
  for (const row of db.prepare<[], string>('PRAGMA integrity_check').pluck().all())
    if (row !== 'ok') yield problem('file', row.replaceAll('\n', ' '));
  const references = db.pragma('foreign_key_check') as {
    table: string;
    rowid: number | null;
    parent: string;
  }[];
  for (const { table, rowid, parent } of references) {
    yield problem(rowid === null ? table : `${table} ${rowid}`, `refers to a ${parent} that is not there`);
  }
}

/** Every table, view and index is as the migrations make it. */
export function* checkSchema(db: Connection): Generator<Problem> {
  const fresh = new Sqlite(':memory:');
  try {
    migrate(fresh);
    const wanted = objectsOf(fresh);
    const found = objectsOf(db);
    for (const [name, sql] of wanted) {
      if (!found.has(name)) yield problem(name, 'is missing');
      else if (found.get(name) !== sql) yield problem(name, 'is not defined as this program defines it');
    }
    for (const name of found.keys()) if (!wanted.has(name)) yield problem(name, 'is not of this program');
  } finally {
    fresh.close();
  }
}

/** Their definitions by type and name, without what SQLite makes for itself. */
function objectsOf(db: Connection): Map<string, string> {
  return new Map(
    db
      .prepare<[], [string, string]>(
        `SELECT type || ' ' || name, sql
           FROM sqlite_schema
          WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          ORDER BY type, name`,
      )
      .raw()
      .all(),
  );
}
