import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { identitiesIn } from '../../src/reports/linked-people.ts';
import { standings } from '../../src/reports/standing.ts';
import type { Connection } from '../../src/store/database.ts';
import { forget } from '../../src/store/forget.ts';
import type { CallName } from '../../src/store/forgotten.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { asking, counts } from './counts.ts';
import { DAY, factsOf, type Item, input } from './inputs.ts';
import { scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();
const zone = zoneOf('UTC');
const NOW = (1_780_000_000 + 4 * DAY) as Instant;
const merge = (db: Connection, items: readonly Item[]) =>
  new FactsMerger(db).finish(factsOf(items, zone).pack(), []);

/** What the person at that place is called by; of nobody, if there is none. */
function namesOf(db: Connection, place: number): CallName[] {
  return asking(db, NOW, (ledger) => {
    const all = standings(ledger);
    const person = all[place % Math.max(1, all.length)]?.person;
    if (person === undefined) return [];
    const { username } = person.member ?? {};
    return [
      ...identitiesIn(ledger.records.identitiesOf(person.identities)),
      ...(username === undefined ? [] : [{ kind: 'username' as const, value: username }]),
    ];
  });
}

function isKnown(db: Connection, { kind, value }: CallName): boolean {
  const identity = db.prepare('SELECT 1 FROM identity WHERE kind = ? AND value = ?').get(kind, value);
  return (
    identity !== undefined || db.prepare(`SELECT 1 FROM member WHERE ${kind} = ?`).get(value) !== undefined
  );
}

it('forgetting changes no count, and neither does the same input again', () => {
  fc.assert(
    fc.property(input, fc.nat(), (items, place) => {
      const db = newDatabase();
      merge(db, items);
      const before = counts(db, NOW);
      const names = namesOf(db, place);
      fc.pre(names.length > 0);
      forget(db, names);
      expect(counts(db, NOW)).toEqual(before);
      expect(names.filter((name) => isKnown(db, name))).toEqual([]);
      merge(db, items);
      expect(counts(db, NOW)).toEqual(before);
      expect(names.filter((name) => isKnown(db, name))).toEqual([]);
      expect(problemsOf(db)).toEqual([]);
      db.close();
    }),
    { numRuns: 15 },
  );
});

it('whoever was forgotten is counted once and not named when more of the log comes', () => {
  fc.assert(
    fc.property(input, fc.nat(), fc.nat(), (items, cut, place) => {
      const db = newDatabase();
      merge(db, items.slice(0, cut % (items.length + 1)));
      const names = namesOf(db, place);
      fc.pre(names.length > 0);
      forget(db, names);
      merge(db, items);
      const whole = newDatabase();
      merge(whole, items);
      expect(counts(db, NOW)).toEqual(counts(whole, NOW));
      expect(names.filter((name) => isKnown(db, name))).toEqual([]);
      db.close();
      whole.close();
    }),
    { numRuns: 15 },
  );
});
