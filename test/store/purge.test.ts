import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { UserId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { Facts } from '../../src/facts/facts.ts';
import { foldEntry } from '../../src/facts/fold.ts';
import { type Connection, openForWriting } from '../../src/store/database.ts';
import { forget } from '../../src/store/forget.ts';
import { readHorizon } from '../../src/store/horizon.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { purge } from '../../src/store/purge.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../src/store/settings.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { DAY, factsOf, type Item, input } from './inputs.ts';
import { dump, scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();
const zone = zoneOf('UTC');
const FIRST = zone.dayOf(1_780_000_000 as Instant);
const days = fc.integer({ min: FIRST, max: FIRST + 4 }) as fc.Arbitrary<Day>;

const merge = (db: Connection, items: readonly Item[]) =>
  new FactsMerger(db).finish(factsOf(items, zone).pack(), []);
type Dump = Record<'activity' | 'days' | 'identities' | 'milestones', string[]>;

it('what is left is the activity of a database that never saw the days before', () => {
  fc.assert(
    fc.property(input, days, (items, day) => {
      const [purged, since] = [newDatabase(), newDatabase()];
      merge(purged, items);
      purge(purged, day);
      merge(
        since,
        items.filter((item) => 'members' in item || zone.dayOf(item.at) >= day),
      );
      const [left, right] = [dump(purged) as Dump, dump(since) as Dump];
      const active = ({ identities }: Dump) =>
        identities
          .map((row) => JSON.parse(row) as Record<string, unknown>)
          .filter((row) => row['last_at'] !== null)
          .map(({ kind, value, last_at }) => ({ kind, value, last_at }));
      expect(left.activity).toEqual(right.activity);
      expect(left.days).toEqual(right.days);
      expect(active(left)).toEqual(active(right));
      expect(left.milestones).toEqual(expect.arrayContaining(right.milestones));
      purged.close();
      since.close();
    }),
    { numRuns: 15 },
  );
});

it('logs that are read again bring nothing back, and the order of reading and purging does not matter', () => {
  fc.assert(
    fc.property(input, days, fc.nat(), (items, day, cut) => {
      const [late, early] = [newDatabase(), newDatabase()];
      merge(late, items);
      purge(late, day);
      const state = dump(late);
      merge(late, items);
      expect(dump(late)).toEqual(state);
      merge(early, items.slice(0, cut % (items.length + 1)));
      purge(early, day);
      merge(early, items);
      expect(dump(early)).toEqual(state);
      expect(problemsOf(early)).toEqual([]);
      late.close();
      early.close();
    }),
    { numRuns: 15 },
  );
});

function event(id: string, at: number): Item {
  return {
    at: at as Instant,
    actor: { id: id as UserId, email: undefined },
    ...{ action: 'x', target: undefined, succeeded: true, run: undefined, report: undefined },
  };
}

it('the horizon does not move back', () => {
  const db = newDatabase();
  const items = [event('1', 1_780_000_000), event('2', 1_780_000_000 + 2 * DAY)];
  merge(db, items);
  expect(purge(db, (FIRST + 2) as Day)).toEqual({ days: 1, personDays: 1, identities: 1 });
  expect(purge(db, FIRST)).toEqual({ days: 0, personDays: 0, identities: 0 });
  expect(merge(db, items)).toEqual({ people: 0, activeDays: 0 });
});

it('whom an ingest had only half stored keep their days to themselves', () => {
  const db = newDatabase();
  const items = [event('1', 1_780_000_000), event('2', 1_780_000_000 + DAY)];
  new FactsMerger(db).merge(factsOf(items, zone).packRows()); // killed before its end
  purge(db, (FIRST - 1) as Day);
  expect(problemsOf(db)).toEqual([]);
  merge(db, [event('77', 1_780_000_000 + 2 * DAY)]);
  merge(db, items);
  const days = db.prepare(
    'SELECT value, count(*) AS days FROM activity JOIN identity USING (identity) GROUP BY value ORDER BY value',
  );
  expect(days.all()).toEqual([
    { value: '1', days: 1 },
    { value: '2', days: 1 },
    { value: '77', days: 1 },
  ]);
});

it('counts without a date go with the list that gave them, unless somebody is still called so', () => {
  const db = newDatabase();
  const list = (takenAt: number, ...usernames: string[]): Item => ({
    ...{ kind: 'csv', takenAt: takenAt as Instant, startIndex: 1, total: undefined },
    members: usernames.map((username) => ({ ...UNKNOWN_MEMBER, username, activeDays: 7 })),
  });
  merge(db, [list(1_780_000_000, 'ada', 'old')]);
  merge(db, [list(1_780_000_000 + 9 * DAY, 'ada')]);
  purge(db, FIRST);
  expect(db.prepare('SELECT value FROM listed_activity ORDER BY value').pluck().all()).toEqual(['ada']);
});

it('an ingest that goes on while another process purges and forgets keeps to both', () => {
  const db = newDatabase();
  const other = openForWriting(db.name);
  const merger = new FactsMerger(db);
  const facts = new Facts({ days: 0, assets: 0 });
  const read = (item: Item) => 'at' in item && foldEntry(item, zone, facts);
  read(event('ada', 1_780_000_000));
  read(event('old', 1_780_000_000));
  merger.merge(facts.packRows());
  forget(other, [{ kind: 'id', value: 'ada' }]);
  purge(other, (FIRST + 2) as Day);
  read(event('new', 1_780_000_000 + 2 * DAY));
  read(event('ada', 1_780_000_000 + 2 * DAY));
  expect(merger.finish(facts.pack(), [])).toEqual({ people: 2, activeDays: 4 });
  const names = db.prepare('SELECT value FROM identity ORDER BY value').pluck().all();
  expect(names).toEqual(['forgotten-1', 'new']);
  expect(
    db.prepare('SELECT value FROM activity JOIN identity USING (identity) ORDER BY value').pluck().all(),
  ).toEqual(names);
  other.close();
});

it('days are those of the zone of the database', () => {
  const db = newDatabase();
  writeSettings(db, { ...DEFAULT_SETTINGS, timezone: 'Asia/Kolkata' });
  purge(db, 20_000 as Day);
  expect(readHorizon(db)).toEqual({ day: 20_000, from: 20_000 * DAY - 5.5 * 3_600 });
});
