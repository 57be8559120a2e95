import type { Day } from '../core/day.ts';
import { identityText } from '../core/identity.ts';
import { namesOf } from '../core/roster.ts';
import { type Connection, transaction } from './database.ts';
import { decodeFirstUses, encodeFirstUses } from './first-uses.ts';
import { type Horizon, horizonAt, readHorizon, writeHorizon } from './horizon.ts';
import { NO_DAY } from './listed-activity.ts';
import { decodeMembers } from './members.ts';
import { readHeads, readMembers } from './rosters.ts';

/** How much was dropped. */
interface Purged {
  readonly days: number;
  readonly personDays: number;
  readonly identities: number;
}

/**
 * Drops the activity of all days before `day`, and whom nothing else names since; from then on, logs do not bring those days
 * back. A horizon only ever moves forward. Account events and links of e-mail addresses stay with those who stay, whatever
 * their date: statuses and counts of persons rest on them.
 */
export function purge(db: Connection, day: Day): Purged {
  db.pragma('secure_delete = ON');
  return transaction(db, () => {
    const before = readHorizon(db);
    const horizon = before !== undefined && before.day > day ? before : horizonAt(db, day);
    writeHorizon(db, horizon);
    const drop = (sql: string): number => db.prepare<[number]>(sql).run(horizon.day).changes;
    const personDays = personDaysBefore(db, horizon.day);
    drop('DELETE FROM last_activity WHERE day < ?');
    const days = drop('DELETE FROM day WHERE day < ?');
    drop('DELETE FROM listed_activity WHERE day >= 0 AND day < ?');
    db.prepare('UPDATE identity SET last_at = NULL WHERE last_at < ?').run(horizon.from);
    moveFirstUses(db, horizon);
    return { days, personDays, identities: dropUnnamed(db, horizon) };
  });
}

function personDaysBefore(db: Connection, day: Day): number {
  const count = db.prepare<[number], number>('SELECT coalesce(sum(active), 0) FROM day WHERE day < ?');
  return Number(count.pluck().get(day));
}

/**
 * Drops the identities of persons whom nothing names since the horizon: no activity, account event or sighting of an
 * address, and no user list. Answers how many.
 */
export function dropUnnamed(db: Connection, { from }: Horizon): number {
  const members = memberNames(db);
  const listed = listedActive(db);
  const active = activeIdentities(db);
  const rows = db
    .prepare<
      [number, number],
      { identity: number; kind: 'id' | 'email'; value: string; person: number; named: number }
    >(
      `SELECT identity,
              kind,
              value,
              coalesce(owner, identity) AS person,
              coalesce(claimed_at >= ?, FALSE)
                OR identity IN (SELECT identity FROM milestone WHERE at >= ?) AS named
         FROM identity
        ORDER BY identity`,
    )
    .all(from, from);
  const named = new Set(
    rows
      .filter((row) => {
        const name = identityText(row);
        return row.named === 1 || active.has(row.identity) || members.has(name) || listed.has(name);
      })
      .map(({ person }) => person),
  );
  const drops = ['identity', 'milestone', 'run_set', 'report_set'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE identity = ?`),
  );
  const unnamed = rows.filter(({ person }) => !named.has(person));
  for (const { identity } of unnamed) for (const drop of drops) drop.run(identity);
  dropUnnamedCounts(db, members);
  return unnamed.length;
}

/** Counts of active days without a date, of names that only lists gave which are no longer kept. */
function dropUnnamedCounts(db: Connection, members: ReadonlySet<string>): void {
  const drop = db.prepare('DELETE FROM listed_activity WHERE kind = ? AND value = ? AND day = ?');
  const rows = db
    .prepare<[number], [kind: string, value: string, isIdentity: number]>(
      `SELECT kind,
              value,
              EXISTS (SELECT 1
                        FROM identity
                       WHERE identity.kind = listed_activity.kind AND identity.value = listed_activity.value)
         FROM listed_activity
        WHERE day = ?
        ORDER BY kind, value`,
    )
    .raw();
  for (const [kind, value, isIdentity] of rows.all(NO_DAY)) {
    if (isIdentity === 0 && !members.has(identityText({ kind, value }))) drop.run(kind, value, NO_DAY);
  }
}

/** Whom table `day` has; not `last_at`, which an ingest only writes at its end. */
function activeIdentities(db: Connection): Set<number> {
  const active = new Set<number>();
  const days = db
    .prepare<[], [size: number, members: Uint8Array]>('SELECT active, members FROM day ORDER BY day')
    .raw();
  for (const [size, members] of days.iterate()) {
    for (const identity of decodeMembers(members, new Uint32Array(size))) active.add(identity);
  }
  return active;
}

/** Whom user lists knew to be active on a day that is kept. */
function listedActive(db: Connection): Set<string> {
  const knownActive = db.prepare<[number], { kind: string; value: string }>(
    'SELECT kind, value FROM listed_activity WHERE day <> ? ORDER BY kind, value, day',
  );
  return new Set(knownActive.all(NO_DAY).map(identityText));
}

/** Whom user lists name. */
function memberNames(db: Connection): Set<string> {
  const members = readHeads(db).flatMap(({ roster }) => readMembers(db, roster));
  return new Set(members.flatMap(namesOf).map(identityText));
}

function moveFirstUses(db: Connection, { day }: Horizon): void {
  const write = db.prepare('UPDATE identity SET first_uses = ? WHERE identity = ?');
  const rows = db
    .prepare<[], { identity: number; uses: Uint8Array }>(
      `SELECT identity, first_uses AS uses
         FROM identity
        WHERE first_uses IS NOT NULL
        ORDER BY identity`,
    )
    .all();
  for (const { identity, uses } of rows) {
    const { actions, days } = decodeFirstUses(uses);
    const moved = Array.from(days, (first) => Math.max(first, day));
    write.run(encodeFirstUses({ actions, days: moved }), identity);
  }
}
