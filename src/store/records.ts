import type { Day } from '../core/day.ts';
import type { Instant } from '../core/instant.ts';
import type { AssetKind } from '../core/packed-facts.ts';
import type { IdentityRecord, MilestoneRecord, Records } from '../core/records.ts';
import { type Connection, guarded } from './database.ts';
import { decodeFirstUses } from './first-uses.ts';
import { IDENTITIES } from './merge-activity.ts';
import { selectSet } from './merge-assets.ts';
import { decodeRice } from './rice.ts';
import { readCurrentRosters } from './rosters.ts';
import { readSettings } from './settings.ts';
import { readSources } from './sources.ts';

/** What reports read, from an open database. All of it comes from one snapshot: a transaction that lasts as long as the connection. */
export function recordsOf(db: Connection): Records {
  return guarded(db.name, () => {
    db.exec('BEGIN');
    return {
      settings: readSettings(db),
      identities: () => identities(db),
      rosters: () => readCurrentRosters(db),
      milestones: () => milestones(db),
      span: (today) => span(db, today),
      days: (range) => days(db, range.from, range.to),
      lastAt: lastAtReader(db),
      firstUses: (identity) => firstUses(db, identity),
      assetCount: (kind, ids) => assetCount(db, kind, ids),
      sources: () => readSources(db),
    };
  });
}

function identities(db: Connection): IdentityRecord[] {
  return db
    .prepare<
      [],
      [IdentityRecord['kind'], string, number, number, Instant | null, number | null, Instant | null]
    >(
      `SELECT kind, value, identity, in_log, last_at, owner, claimed_at
         FROM identity
        ORDER BY kind, value`,
    )
    .raw()
    .all()
    .map(([kind, value, identity, inLog, lastAt, owner, claimedAt]) => ({
      kind,
      value,
      identity,
      inLog: inLog === 1,
      lastAt,
      owner,
      claimedAt,
    }));
}

function milestones(db: Connection): MilestoneRecord[] {
  return db
    .prepare<[], MilestoneRecord>(
      'SELECT identity, milestone, at FROM milestone ORDER BY identity, milestone, at',
    )
    .all();
}

function span(db: Connection, today: Day): ReturnType<Records['span']> {
  const row = db
    .prepare<[Day], { from: Day | null; to: Day | null; days: number }>(
      'SELECT min(day) AS "from", max(day) AS "to", count(*) AS days FROM day WHERE day <= ?',
    )
    .get(today);
  if (row === undefined || row.from === null || row.to === null) return undefined;
  return { from: row.from, to: row.to, days: row.days };
}

function* days(db: Connection, from: Day, to: Day): ReturnType<Records['days']> {
  const rows = db
    .prepare<[Day, Day], [Day, number, Uint8Array]>(
      'SELECT day, active, members FROM day WHERE day BETWEEN ? AND ? ORDER BY day',
    )
    .raw();
  for (const [day, active, members] of rows.all(from, to))
    yield { day, identities: decodeRice(members, active) };
}

function lastAtReader(db: Connection): Records['lastAt'] {
  const select = db
    .prepare<[number], Instant>(
      'SELECT (person_day >> 24) * 86400 + 43200 + last_second FROM activity WHERE person_day = ?',
    )
    .pluck();
  return (day, identity) => select.get(day * IDENTITIES + identity);
}

function firstUses(db: Connection, identity: number): ReturnType<Records['firstUses']> {
  const uses = db
    .prepare<[number], Uint8Array | null>('SELECT first_uses FROM identity WHERE identity = ?')
    .pluck()
    .get(identity);
  const name = db.prepare<[number], string>('SELECT name FROM action WHERE action = ?').pluck();
  if (uses === null || uses === undefined) return [];
  return [...decodeFirstUses(uses)].map(([action, day]) => ({
    action: name.get(action) ?? '',
    day: day as Day,
  }));
}

function assetCount(db: Connection, kind: AssetKind, ids: readonly number[]): number | null {
  if (db.prepare(`SELECT 1 FROM ${kind}_set LIMIT 1`).get() === undefined) return null;
  const size = db.prepare<[number], number>(`SELECT size FROM ${kind}_set WHERE identity = ?`).pluck();
  const owners = ids.filter((identity) => size.get(identity) !== undefined);
  const [only] = owners;
  if (only === undefined) return 0;
  if (owners.length === 1) return size.get(only) ?? 0;
  const set = selectSet(db, kind);
  return new Set(owners.flatMap((identity) => [...set(identity).numbers, ...set(identity).others])).size;
}
