import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { UserId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { ASSET_KINDS } from '../../src/core/packed-facts.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { Facts } from '../../src/facts/facts.ts';
import { foldEntry } from '../../src/facts/fold.ts';
import { newTranslation } from '../../src/facts/translation.ts';
import { encodedSets } from '../../src/store/encoded-sets.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { DAY, factsOf, type Item, input } from './inputs.ts';
import { dump, scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();
const zone = zoneOf('America/Los_Angeles');

function stored(batches: readonly (readonly Item[])[]): unknown {
  const db = newDatabase();
  for (const batch of batches) new FactsMerger(db).finish(factsOf(batch).pack(), []);
  const state = dump(db);
  db.close();
  return state;
}

const RUNS = { numRuns: 60 };

it('any order, repetition and split of the input gives the same store', () => {
  const cases = input.chain((items) =>
    fc.record({
      items: fc.constant(items),
      shuffled: fc.shuffledSubarray([...items, ...items], {
        minLength: items.length * 2,
        maxLength: items.length * 2,
      }),
      cuts: fc.array(fc.integer({ min: 0, max: items.length * 2 }), { maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ items, shuffled, cuts }) => {
      const ends = [...cuts.sort((a, b) => a - b), shuffled.length];
      const batches = ends.map((end, i) => shuffled.slice(ends[i - 1] ?? 0, end));
      expect(stored(batches)).toEqual(stored([items]));
    }),
    RUNS,
  );
});

it('a page of a list and a whole list of the same date stay two lists', () => {
  const list = { kind: 'csv', takenAt: 1_780_000_000 as Instant, startIndex: 1, members: [] } as const;
  const [page, whole] = [
    { ...list, total: 4 },
    { ...list, total: undefined },
  ];
  const newer = { ...whole, takenAt: (list.takenAt + DAY) as Instant };
  expect(stored([[page, newer, whole], [page]])).toEqual(stored([[newer, page, whole]]));
});

it('facts that threads fold apart and one merges give the same store', () => {
  fc.assert(
    fc.property(input, fc.nat(), (items, cut) => {
      const half = items.length === 0 ? 0 : cut % items.length;
      const merged = new Facts();
      merged.merge(factsOf(items.slice(half)).pack(), newTranslation());
      merged.merge(factsOf(items.slice(0, half)).pack(), newTranslation());
      const db = newDatabase();
      new FactsMerger(db).finish(merged.pack(), []);
      expect(dump(db)).toEqual(stored([items]));
    }),
    RUNS,
  );
});

it('so do rows that are stored before all is learnt', () => {
  const cuts = fc.array(fc.boolean(), { minLength: 25, maxLength: 25 });
  fc.assert(
    fc.property(input, cuts, (items, cut) => {
      const db = newDatabase();
      const merger = new FactsMerger(db);
      const facts = new Facts({ days: 1, assets: 1 });
      items.forEach((item, i) => {
        if ('members' in item) facts.roster(item);
        else foldEntry(item, zone, facts);
        if (cut[i] === true || facts.isLarge) merger.merge(facts.packRows());
      });
      merger.finish(facts.pack(), []);
      expect(dump(db)).toEqual(stored([items]));
    }),
    RUNS,
  );
});

it('so do assets that another thread encodes while all else is stored', () => {
  fc.assert(
    fc.property(input, input, (items, others) => {
      const db = newDatabase();
      for (const batch of [items, others]) {
        const facts = factsOf(batch);
        const rows = facts.takeAssetRows();
        const merger = new FactsMerger(db);
        merger.settle(facts.pack());
        for (const kind of ASSET_KINDS) for (const sets of encodedSets(rows[kind])) merger.assets(kind, sets);
        merger.finish(facts.pack(), []);
      }
      expect(dump(db)).toEqual(stored([items, others]));
    }),
    RUNS,
  );
});

it('what is new is counted once', () => {
  const db = newDatabase();
  const event = (id: string, at: number): Entry => ({
    at: at as Instant,
    action: undefined,
    actor: { id: id as UserId, email: undefined },
    target: undefined,
    succeeded: true,
    run: undefined,
    report: undefined,
  });
  const merge = (...items: Entry[]) => new FactsMerger(db).finish(factsOf(items).pack(), []);
  expect(merge(event('1', 1_780_000_000), event('1', 1_780_000_001))).toEqual({ people: 1, activeDays: 1 });
  expect(merge(event('1', 1_780_000_000))).toEqual({ people: 0, activeDays: 0 });
  expect(merge(event('1', 1_780_000_000 + DAY), event('2', 1_780_000_000))).toEqual({
    people: 1,
    activeDays: 2,
  });
});
