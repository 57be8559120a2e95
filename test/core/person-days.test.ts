import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latestPersonDays } from '../../src/core/person-days.ts';

const rows = (identities: number) =>
  fc.array(
    fc.record({
      day: fc.integer({ min: -1, max: 5 }),
      identity: fc.nat(identities),
      at: fc.oneof(fc.nat(3), fc.constant(253_402_300_799)),
    }),
  );

// Few of many are sorted, many of few are looked for.
it.each([3, 40, 5_000])('of person-days of up to %i identities the latest is kept, in order', (most) => {
  fc.assert(
    fc.property(rows(most), (rows) => {
      const kept = latestPersonDays({
        days: Int32Array.from(rows, ({ day }) => day),
        identities: Int32Array.from(rows, ({ identity }) => identity),
        last: Float64Array.from(rows, ({ at }) => at),
      });
      const wanted = new Map<string, (typeof rows)[number]>();
      for (const row of rows.toSorted((a, b) => a.at - b.at)) wanted.set(`${row.day} ${row.identity}`, row);
      const inOrder = [...wanted.values()].sort((a, b) => a.day - b.day || a.identity - b.identity);
      expect(
        Array.from(kept.days, (day, row) => ({
          day,
          identity: kept.identities[row],
          at: kept.last[row],
        })),
      ).toEqual(inOrder);
    }),
  );
});
