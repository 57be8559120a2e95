import type { Day } from '../core/day.ts';
import type { Milestone } from '../core/entry.ts';
import type { Instant } from '../core/instant.ts';
import type { AssetKind } from '../core/packed-facts.ts';
import type { DayRange } from '../core/period.ts';
import type { MilestoneColumns, Records } from '../core/records.ts';
import { placeOf } from '../core/sorted.ts';
import { columns } from './columns.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses } from './first-uses.ts';
import { readHorizon } from './horizon.ts';
import { hasServiceAccounts, numbersOf, readIdentities, readIdentitiesOf } from './identities.ts';
import { highestNumber, readActiveAddresses } from './identity-numbers.ts';
import { type ActiveOnDay, decodeLastSeconds } from './last-seconds.ts';
import { readListedActivity } from './listed-activity.ts';
import { decodeMembers, isMember } from './members.ts';
import { selectSet } from './merge-assets.ts';
import { readCurrentRosters } from './rosters.ts';
import { readSettings } from './settings.ts';
import { readSources } from './sources.ts';

/** What reports read, from an open database. All of it comes from one snapshot: a transaction that lasts as long as the connection. */
export function recordsOf(db: Connection): Records {
  db.exec('BEGIN');
  return {
    settings: readSettings(db),
    identities: () => readIdentities(db),
    identitiesOf: (persons) => readIdentitiesOf(db, persons),
    identityNumbers: () => ({ highest: highestNumber(db), activeAddresses: readActiveAddresses(db) }),
    numbersOf: (names) => numbersOf(db, names),
    hasServiceAccounts: (addresses) => hasServiceAccounts(db, addresses),
    rosters: () => readCurrentRosters(db),
    listedActivity: (time, names) => readListedActivity(db, time, names),
    milestones: (of) => milestones(db, of === undefined ? 'TRUE' : `identity IN (${of.join(', ')})`),
    keptFrom: () => readHorizon(db)?.day,
    span: (today) => span(db, today),
    days: (range) => days(db, range),
    daysOf: (identities, range) => daysOf(db, identities, range),
    lastAt: lastAtReader(db),
    firstUses: (identity) => firstUses(db, identity),
    assetCount: assetCounter(db),
    sources: () => readSources(db),
  };
}

function milestones(db: Connection, condition: string): MilestoneColumns {
  const [identities, milestones, at] = columns(
    db,
    `SELECT json_group_array(identity),
            json_group_array(milestone),
            json_group_array(at)
       FROM (SELECT * FROM milestone WHERE ${condition} ORDER BY identity, milestone, at)`,
  ) as [number[], Milestone[], Instant[]];
  return { identities, milestones, at };
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

function* days(db: Connection, range: DayRange): ReturnType<Records['days']> {
  const all = dayRows(db, range);
  const memory = new Uint32Array(all.reduce((most, [, size]) => Math.max(most, size), 0));
  for (const [day, size, members] of all) {
    yield { day, size, identities: () => decodeMembers(members, memory) };
  }
}

function dayRows(db: Connection, { from, to }: DayRange): [Day, size: number, members: Uint8Array][] {
  return db
    .prepare<[Day, Day], [Day, number, Uint8Array]>(
      'SELECT day, active, members FROM day WHERE day BETWEEN ? AND ? ORDER BY day',
    )
    .raw()
    .all(from, to);
}

function daysOf(db: Connection, identities: readonly number[], range: DayRange): Day[][] {
  const rows = dayRows(db, range);
  return identities.map((identity) => {
    const days: Day[] = [];
    for (const [day, , members] of rows) if (isMember(members, identity)) days.push(day);
    return days;
  });
}

/** Keeps the days that it was asked for: whoever asks does so for many people. */
function lastAtReader(db: Connection): Records['lastAt'] {
  const select = db.prepare<[number], string>('SELECT last_seconds FROM last_activity WHERE day = ?').pluck();
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
  const { actions, days } = decodeFirstUses(uses);
  return Array.from(actions, (action, use) => ({ action: name.get(action) ?? '', day: days[use] as Day }));
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
  const [numbers, counts] = columns(
    db,
    `SELECT json_group_array(identity),
            json_group_array(size)
       FROM (SELECT identity, size FROM ${kind}_set ORDER BY identity)`,
  ) as [number[], number[]];
  const sizes = new Map(numbers.map((identity, row) => [identity, counts[row] as number]));
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
