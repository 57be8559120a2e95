import { UserError } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import { zoneOf } from '../core/zone.ts';
import type { Connection } from './database.ts';
import { decodeLastSeconds } from './last-seconds.ts';
import { encodeMembers } from './members.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';
import { DEFAULT_SETTINGS, readSettings } from './settings.ts';

/** Brings the schema of a database up to date; makes all of it where there is none. */
export function migrate(db: Connection): void {
  if (schemaVersion(db) === MIGRATIONS.length) return;
  const step = db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    const from = schemaVersion(db);
    defineFunctions(db, from === 0 ? DEFAULT_SETTINGS.timezone : readSettings(db).timezone);
    for (let version = from; version < MIGRATIONS.length; version++) {
      db.exec(MIGRATIONS[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
  });
  step.immediate();
}

/** Gives migrations `day_of(moment)`, the day in the zone, `NULL` of `NULL`; and `members_in(last_seconds)`. */
function defineFunctions(db: Connection, timezone: string): void {
  const zone = zoneOf(timezone);
  db.function('day_of', { deterministic: true }, (at) =>
    at === null ? null : zone.dayOf(Number(at) as Instant),
  );
  db.function('members_in', { deterministic: true }, (lastSeconds) =>
    encodeMembers(decodeLastSeconds(0, String(lastSeconds)).identities),
  );
}

/** How many steps of `MIGRATIONS` a database has been through. */
export function schemaVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Throws a `UserError` for the database of another program, or of a newer version of this one. */
export function refuseOtherSchemas(db: Connection, path: string): void {
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
