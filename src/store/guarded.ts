import Sqlite from 'better-sqlite3';
import { EXIT, UserError } from '../core/errors.ts';
import { DamagedDatabase } from './damaged-database.ts';

/** Turns what SQLite throws, and damage that it does not see, into errors that tell the user what to do. */
export function guarded<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof DamagedDatabase) {
      throw new UserError(`cannot use ${path}: ${error.message}`, { cause: error, hint: DAMAGED });
    }
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    const { reason = error.message, ...advice } = adviceFor(error.code);
    throw new UserError(`cannot use ${path}: ${reason}`, { cause: error, ...advice });
  }
}

const DAMAGED = 'the file is damaged; restore a backup, or make a new one by reading the logs again';
/** How to mend that a file may not be written to. */
export const WRITABLE = 'the file and its folder must be writable; name one that is with --db FILE';

interface Advice {
  /** In place of SQLite's own words. */
  readonly reason?: string;
  readonly hint?: string;
  readonly exitCode?: UserError['exitCode'];
}

function adviceFor(code: string): Advice {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      reason: 'another process has locked it',
      hint: 'try again when that one has ended, or wait longer with --wait SECONDS',
      exitCode: EXIT.busy,
    };
  }
  if (code.startsWith('SQLITE_FULL'))
    return { hint: 'the disk is full; nothing of the last batch was stored' };
  if (code.startsWith('SQLITE_IOERR')) {
    return {
      hint: 'is there room on the disk, and may files grow (ulimit -f)? what was stored before is still there',
    };
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return { hint: DAMAGED };
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return { hint: WRITABLE };
  return {};
}
