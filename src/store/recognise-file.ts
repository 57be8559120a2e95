import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { UserError } from '../core/errors.ts';

/** What the file of every SQLite database begins with (SQLite file format, 1.3.1). */
export const MAGIC = 'SQLite format 3\0';

/** What is at a path where a database is expected. */
export type FileKind = 'none' | 'empty' | 'sqlite';

/**
 * Looks at the first bytes before SQLite does: SQLite would take over an empty or foreign file. Throws a `UserError` for
 * what is no database, and for what cannot be looked at.
 */
export function kindOfFile(path: string): FileKind {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'none';
  if (!stat.isFile()) {
    throw new UserError(`cannot open ${path}: it is ${stat.isDirectory() ? 'a folder' : 'not a file'}`, {
      hint: 'name the database itself with --db FILE',
    });
  }
  const head = headOf(path);
  if (head === '') return 'empty';
  if (head === MAGIC) return 'sqlite';
  throw new UserError(`cannot open ${path}: not a SQLite database`, {
    hint: 'name the database with --db FILE; a log or user list is read with: orgactivity ingest FILE',
  });
}

function headOf(path: string): string {
  const head = Buffer.alloc(MAGIC.length);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new UserError(`cannot open ${path}: permission denied`, {
      hint: 'it belongs to somebody else: let this user read it, or name another one with --db FILE',
      cause: error,
    });
  }
  try {
    return head.toString('latin1', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}
