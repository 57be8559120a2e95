import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { codeOf, UserError } from '../core/errors.ts';
import { guarded, WRITABLE } from './guarded.ts';
import { migrate, refuseOtherSchemas, schemaVersion } from './migrate.ts';
import { kindOfFile } from './recognise-file.ts';
import { MIGRATIONS } from './schema.ts';
import { snapshotOf, withoutLog } from './snapshot.ts';

export type Connection = Sqlite.Database;

const NO_FOLDER = 'make the folder first, or name another file with --db FILE';

/** How long a writer waits for another one before it gives up, in seconds. */
const DEFAULT_WAIT = 30;

/** Bytes that are read into memory in less time than SQLite takes to open the file. */
const QUICKLY_READ = 4 << 20;

/**
 * Opens an existing database for reading: nothing is written to it but what a killed writer had changed is put back, and one
 * with an older schema is brought up to date in memory. Throws a `UserError` where there is none, or where the file is not ours.
 */
export function openForReading(path: string, waitSeconds = DEFAULT_WAIT): Connection {
  const kind = kindOfFile(path);
  if (kind !== 'sqlite') {
    if (!existsSync(dirname(path)))
      throw new UserError(`cannot open ${path}: no such folder`, { hint: NO_FOLDER });
    throw new UserError(`cannot open ${path}: ${kind === 'none' ? 'no such file' : 'it is empty'}`, {
      hint: 'make it from logs and user lists: orgactivity ingest PATH… (or name another one with --db FILE)',
    });
  }
  return guarded(path, () => {
    const db = openUnchanged(path, waitSeconds);
    refuseOtherSchemas(db, path);
    if (schemaVersion(db) === MIGRATIONS.length) return db;
    const copy = new Sqlite(withoutLog(db.serialize()));
    db.close();
    migrate(copy);
    return copy;
  });
}

/** In memory, which leaves nothing beside the file, where that takes no time, or where SQLite may not make its own files there. */
function openUnchanged(path: string, waitSeconds: number): Connection {
  const isSmall = statSync(path).size <= QUICKLY_READ;
  const copy = isSmall ? snapshotOf(path) : undefined;
  if (copy !== undefined) return new Sqlite(copy);
  const db = new Sqlite(path, { readonly: true, timeout: waitSeconds * 1000 });
  try {
    schemaVersion(db); // the first look into the file makes the others
    return db;
  } catch (error) {
    db.close();
    if (codeOf(error) === 'SQLITE_READONLY_ROLLBACK') {
      rollBack(path, waitSeconds);
      return openUnchanged(path, waitSeconds);
    }
    const snapshot = isSmall || !mayNotWrite(error) ? undefined : snapshotOf(path);
    if (snapshot === undefined) throw error;
    return new Sqlite(snapshot);
  }
}

/** Takes back what a writer had begun that was killed, as SQLite does whenever a database is opened for writing. */
function rollBack(path: string, waitSeconds: number): void {
  const db = new Sqlite(path, { timeout: waitSeconds * 1000 });
  try {
    schemaVersion(db);
  } finally {
    db.close();
  }
}

function mayNotWrite(error: unknown): boolean {
  return /^SQLITE_(CANTOPEN|READONLY)/.test(codeOf(error) ?? '');
}

/**
 * Opens a database for writing, makes it where there is none, and brings an older schema up to date. Throws a `UserError` where
 * it cannot be made or written, or where the file is not ours.
 */
export function openForWriting(path: string, waitSeconds = DEFAULT_WAIT): Connection {
  const kind = kindOfFile(path);
  return guarded(path, () => {
    // Made with its final mode: it holds personal data from the first row on.
    if (kind === 'none') makeFile(path);
    const db = new Sqlite(path, { timeout: waitSeconds * 1000 });
    try {
      db.pragma('foreign_keys = ON');
      refuseOtherSchemas(db, path);
      if (schemaVersion(db) === 0) db.pragma('page_size = 16384'); // sets of runs are large: in small pages they waste room
      db.pragma('journal_mode = WAL'); // a backup that takes the place of its original has none
      migrate(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    const isMissing = codeOf(cause) === 'ENOENT';
    throw new UserError(
      `cannot make ${path}: ${isMissing ? 'no such folder' : 'its folder cannot be written to'}`,
      {
        hint: isMissing ? NO_FOLDER : WRITABLE,
        cause,
      },
    );
  }
}

/** Runs `write` in one transaction that takes the write lock at once, so that it waits its turn instead of failing half-way. */
export function transaction<Result>(db: Connection, write: () => Result): Result {
  return guarded(db.name, () => db.transaction(write).immediate());
}
