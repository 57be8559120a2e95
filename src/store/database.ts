import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { EXIT, UserError } from '../core/errors.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';

export type Connection = Sqlite.Database;

/** How long a writer waits for another one before it gives up, in seconds. */
const DEFAULT_WAIT = 30;

/** Opens an existing database for reading only, and brings an older schema up to date first. Throws a `UserError` where there is none, or where the file is not ours. */
export function openForReading(path: string): Connection {
  return openReadOnly(path, () => openForWriting(path));
}

/** The same, but never writes: an older schema is an error. */
export function openUnchanged(path: string): Connection {
  return openReadOnly(path, () => {
    throw new UserError(`cannot read ${path}: its schema is an older one`, {
      hint: 'any report brings it up to date',
    });
  });
}

function openReadOnly(path: string, onOlder: () => Connection): Connection {
  if (!existsSync(path)) {
    throw new UserError(`cannot open ${path}: no such file`, {
      hint: 'make it from logs and user lists: orgactivity ingest PATH… (or name another one with --db FILE)',
    });
  }
  refuseOtherFiles(path);
  return guarded(path, () => {
    const db = new Sqlite(path, { readonly: true, timeout: DEFAULT_WAIT * 1000 });
    refuseOtherSchemas(db, path);
    if (schemaVersion(db) === MIGRATIONS.length) return db;
    db.close();
    return onOlder();
  });
}

/** Opens a database for writing, makes it where there is none, and brings an older schema up to date. */
export function openForWriting(path: string, waitSeconds = DEFAULT_WAIT): Connection {
  refuseOtherFiles(path);
  return guarded(path, () => {
    // Made with its final mode: it holds personal data from the first row on.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
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

/** Runs `write` in one transaction that takes the write lock at once, so that it waits its turn instead of failing half-way. */
export function transaction<Result>(db: Connection, write: () => Result): Result {
  return guarded(db.name, () => db.transaction(write).immediate());
}

function migrate(db: Connection): void {
  if (schemaVersion(db) === MIGRATIONS.length) return;
  const step = db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    for (let version = schemaVersion(db); version < MIGRATIONS.length; version++) {
      db.exec(MIGRATIONS[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
  });
  step.immediate();
}

function schemaVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Looks at the first bytes before SQLite does: SQLite would take over an empty or foreign file. */
function refuseOtherFiles(path: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isFile()) throw new UserError(`cannot open ${path}: not a file`);
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, head) === 0) return; // an empty file is as good as none
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') === 'SQLite format 3\0') return;
  throw new UserError(`cannot open ${path}: not a SQLite database`, {
    hint: 'name the database with --db FILE; a log or user list is read with: orgactivity ingest FILE',
  });
}

function refuseOtherSchemas(db: Connection, path: string): void {
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables === 0) return;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new UserError(`cannot open ${path}: it is a database of another program`, {
      hint: 'name a file of its own with --db FILE',
    });
  }
  const version = schemaVersion(db);
  if (version > MIGRATIONS.length) {
    throw new UserError(
      `cannot open ${path}: its schema is version ${version}, this program knows up to ${MIGRATIONS.length}`,
      { hint: 'upgrade orgactivity' },
    );
  }
}

/** Turns what SQLite throws into errors that tell the user what to do. */
export function guarded<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    throw new UserError(`cannot use ${path}: ${error.message}`, { cause: error, ...adviceFor(error.code) });
  }
}

function adviceFor(code: string): { hint?: string; exitCode?: UserError['exitCode'] } {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      hint: 'another process is writing to it; try again, or wait longer with --wait SECONDS',
      exitCode: EXIT.busy,
    };
  }
  if (code.startsWith('SQLITE_FULL'))
    return { hint: 'the disk is full; nothing of the last batch was stored' };
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return { hint: 'the file is damaged; restore a backup, or make a new one by reading the logs again' };
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return {
      hint: 'the file and its folder must be writable; copy the database to such a folder, or name one with --db FILE',
    };
  }
  return {};
}
