import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { codeOf, reasonOf, UserError } from '../core/errors.ts';

/** What the file of every SQLite database begins with (SQLite file format, 1.3.1). */
export const MAGIC = 'SQLite format 3\0';

/** What is at a path where a database is expected. */
type FileKind = 'none' | 'empty' | 'sqlite';

/**
 * Looks at the first bytes before SQLite does: SQLite would take over an empty or foreign file. Throws a `UserError` for
 * what is no database, and for what cannot be looked at.
 */
export function kindOfFile(path: string): FileKind {
  const stat = statOfDatabase(path);
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

/** What the system knows of the file of a database; `undefined` where there is none. Throws a `UserError` where it tells nobody. */
export function statOfDatabase(path: string): Stats | undefined {
  return allowed(path, () => {
    try {
      return statSync(path); // with `throwIfNoEntry` it depends on Node's version what a file in the place of a folder is
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  });
}

function headOf(path: string): string {
  const head = Buffer.alloc(MAGIC.length);
  const file = allowed(path, () => openSync(path, 'r'));
  try {
    return head.toString('latin1', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function allowed<Result>(path: string, look: () => Result): Result {
  try {
    return look();
  } catch (cause) {
    const isForbidden = codeOf(cause) === 'EACCES';
    throw new UserError(`cannot open ${path}: ${reasonOf(cause)}`, {
      hint: `${isForbidden ? 'it belongs to somebody else: let this user read it, or ' : ''}name another one with --db FILE`,
      cause,
    });
  }
}
