import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Day, FIRST_DAY, formatDay, weekOf } from '../../src/core/day.ts';
import type { Instant } from '../../src/core/instant.ts';
import { activePart } from '../../src/reports/active.ts';
import type { Ledger } from '../../src/reports/ledger.ts';
import { topPart } from '../../src/reports/top.ts';
import { trendPart } from '../../src/reports/trend.ts';
import type { Connection } from '../../src/store/database.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { asking } from '../store/counts.ts';
import { DAY, factsOf, input } from '../store/inputs.ts';
import { scratchDatabases } from '../store/scratch.ts';

const newDatabase = scratchDatabases();
const NOW = (1_780_000_000 + 10 * DAY) as Instant;

/** The days of each person by the definition: distinct days of activity under any of the person's identities. */
function daysOfPeople(db: Connection, { people }: Ledger): Day[][] {
  const days = db.prepare<[string], Day>(
    'SELECT DISTINCT day FROM activity WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY day',
  );
  return people.persons
    .filter(({ service }) => !service)
    .map(({ identities }) => days.pluck().all(JSON.stringify(identities)));
}

const numbers = (rows: readonly Readonly<Record<string, unknown>>[], key: string) =>
  rows.map((row) => row[key]);

it('counts are those of the definition, whatever makes them fast', () => {
  fc.assert(
    fc.property(input, fc.nat({ max: 5 }), (items, skipped) => {
      const db = newDatabase();
      new FactsMerger(db).finish(factsOf(items).pack(), []);
      asking(db, NOW, (ledger) => {
        const from = (Math.min(ledger.coverage().from ?? FIRST_DAY, ledger.today) + skipped) as Day;
        const period = { name: 'custom', from, to: ledger.today };
        const counted = daysOfPeople(db, ledger).map((days) => days.filter((day) => day >= from));
        const active = counted.filter((days) => days.length > 0);
        const during = (key: string, bucketOf: (day: Day) => Day) =>
          active.filter((days) => days.some((day) => formatDay(bucketOf(day)) === key)).length;

        expect(numbers([...activePart(ledger, period).rows], 'activeUsers')).toEqual([active.length]);
        for (const { from: key, activeUsers } of trendPart(ledger, period, 'day').rows)
          expect(activeUsers).toBe(during(String(key), (day) => day));
        for (const { from: key, activeUsers } of trendPart(ledger, period, 'week').rows)
          expect(activeUsers).toBe(during(String(key), weekOf));
        expect(numbers([...topPart(ledger, period, 2).rows], 'activeDays')).toEqual(
          active
            .map((days) => days.length)
            .sort((a, b) => b - a)
            .slice(0, 2),
        );
      });
      db.close();
    }),
    { numRuns: 40 },
  );
});
