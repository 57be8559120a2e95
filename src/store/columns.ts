import type { Connection } from './database.ts';

/** Columns that one row brings over as JSON: with a row each, the way from SQLite to JavaScript would take longest of all. */
export function columns(db: Connection, sql: string): unknown[] {
  const row = db.prepare<[], string[]>(sql).raw().get() ?? [];
  return row.map((column) => JSON.parse(column) as unknown);
}
