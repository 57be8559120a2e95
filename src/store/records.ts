import type { Day } from '../core/day.ts';
import type { Instant } from '../core/instant.ts';
import type { AssetKind } from '../core/packed-facts.ts';
import type { Address, IdentityRecord, MilestoneRecord, Records } from '../core/records.ts';
import { placeOf } from '../core/sorted.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses } from './first-uses.ts';
import { readHorizon } from './horizon.ts';
import { type ActiveOnDay, decodeLastSeconds } from './last-seconds.ts';
import { readListedActivity } from './listed-activity.ts';
import { selectSet } from './merge-assets.ts';
import { decodeRice } from './rice.ts';
import { readCurrentRosters } from './rosters.ts';
import { readSettings } from './settings.ts';
import { readSources } from './sources.ts';

/** What reports read, from an open database. All of it comes from one snapshot: a transaction that lasts as long as the connection. */
export function recordsOf(db: Connection): Records {
  db.exec('BEGIN');
  return {
    settings: readSettings(db),
    identities: () => identities(db, 'TRUE'),
    identitiesOf: (persons) => identities(db, `coalesce(owner, identity) IN (${persons.join(', ')})`),
    identityNumbers: () => identityNumbers(db),
    hasServiceAccounts: (addresses) => hasServiceAccounts(db, addresses),
    rosters: () => readCurrentRosters(db),
    listedActivity: (time, names) => readListedActivity(db, time, names),
    milestones: () => milestones(db),
    keptFrom: () => readHorizon(db)?.day,
    span: (today) => span(db, today),
    days: (range) => days(db, range.from, range.to),
    lastAt: lastAtReader(db),
    firstUses: (identity) => firstUses(db, identity),
    assetCount: assetCounter(db),
    sources: () => readSources(db),
  };
}

type IdentityColumns = [
  kinds: IdentityRecord['kind'][],
  values: string[],
  numbers: number[],
  inLog: number[],
  lastAt: (Instant | null)[],
  owners: (number | null)[],
  claimedAt: (Instant | null)[],
];

/** In columns of JSON, which one row brings over: with a row each, the way from SQLite to JavaScript would take longest of all. */
function identities(db: Connection, condition: string): IdentityRecord[] {
  const columns = db
    .prepare<[], string[]>(
      `SELECT json_group_array(kind),
              json_group_array(value),
              json_group_array(identity),
              json_group_array(in_log),
              json_group_array(last_at),
              json_group_array(owner),
              json_group_array(claimed_at)
         FROM (SELECT * FROM identity WHERE ${condition} ORDER BY kind, value)`,
    )
    .raw()
    .get();
  const [kinds, values, numbers, inLog, lastAt, owners, claimedAt] = (columns ?? []).map(
    (column) => JSON.parse(column) as unknown,
  ) as IdentityColumns;
  return numbers.map((identity, row) => ({
    kind: kinds[row] as IdentityRecord['kind'],
    value: values[row] as string,
    identity,
    inLog: inLog[row] === 1,
    lastAt: lastAt[row] ?? null,
    owner: owners[row] ?? null,
    claimedAt: claimedAt[row] ?? null,
  }));
}

/** In one look at the table: every short report waits for it. */
function identityNumbers(db: Connection): ReturnType<Records['identityNumbers']> {
  const row = db
    .prepare<[], { highest: number | null; addresses: string }>(
      `SELECT max(identity) AS highest,
              json_group_array(json_object('identity', identity, 'owner', owner))
                FILTER (WHERE kind = 'email' AND last_at IS NOT NULL) AS addresses
         FROM identity`,
    )
    .get();
  return { highest: row?.highest ?? 0, activeAddresses: JSON.parse(row?.addresses ?? '[]') as Address[] };
}

function hasServiceAccounts(db: Connection, addresses: readonly string[]): boolean {
  const marked = db.prepare('SELECT 1 FROM member WHERE service = 1 LIMIT 1').get();
  const named = db.prepare(`SELECT 1 FROM identity WHERE kind = 'email' AND value = ?`);
  return marked !== undefined || addresses.some((address) => named.get(address) !== undefined);
}

function milestones(db: Connection): MilestoneRecord[] {
  const rows = db
    .prepare<[], [MilestoneRecord['identity'], MilestoneRecord['milestone'], Instant]>(
      'SELECT identity, milestone, at FROM milestone ORDER BY identity, milestone, at',
    )
    .raw()
    .all();
  return rows.map(([identity, milestone, at]) => ({ identity, milestone, at }));
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
  const all = rows.all(from, to);
  const memory = new Uint32Array(all.reduce((most, [, size]) => Math.max(most, size), 0));
  for (const [day, size, members] of all) {
    yield { day, size, identities: () => decodeRice(members, size, memory) };
  }
}

/** Keeps the days that it was asked for: whoever asks does so for many people. */
function lastAtReader(db: Connection): Records['lastAt'] {
  const select = db.prepare<[number], string>('SELECT last_seconds FROM day WHERE day = ?').pluck();
  const days = new Map<Day, ActiveOnDay>();
  return (day, identity) => {
    const active = days.get(day) ?? decodeLastSeconds(day, select.get(day) ?? '[]');
    days.set(day, active);
    const place = placeOf(active.identities, identity);
    return active.identities[place] === identity ? (active.last[place] as Instant) : undefined;
  };
}

function firstUses(db: Connection, identity: number): ReturnType<Records['firstUses']> {
  const uses = db
    .prepare<[number], Uint8Array | null>('SELECT first_uses FROM identity WHERE identity = ?')
    .pluck()
    .get(identity);
  const name = db.prepare<[number], string>('SELECT name FROM action WHERE action = ?').pluck();
  if (uses === null || uses === undefined) return [];
  return decodeFirstUses(uses).map(({ action, day }) => ({
    action: name.get(action) ?? '',
    day: day as Day,
  }));
}

/** Looks into the tables when it is first asked: only one of the exports does. */
function assetCounter(db: Connection): Records['assetCount'] {
  const counters = new Map<AssetKind, (identities: readonly number[]) => number | null>();
  return (kind, identities) => {
    const counter = counters.get(kind) ?? counterOf(db, kind);
    counters.set(kind, counter);
    return counter(identities);
  };
}

function counterOf(db: Connection, kind: AssetKind): (identities: readonly number[]) => number | null {
  const sizes = new Map(
    db.prepare<[], [number, number]>(`SELECT identity, size FROM ${kind}_set ORDER BY identity`).raw().all(),
  );
  if (sizes.size === 0) return () => null;
  const set = selectSet(db, kind);
  return (identities) => {
    const owners = identities.filter((identity) => sizes.has(identity));
    const [only] = owners;
    if (only === undefined) return 0;
    if (owners.length === 1) return sizes.get(only) ?? 0;
    return new Set(owners.flatMap((identity) => [...set(identity).numbers, ...set(identity).others])).size;
  };
}
