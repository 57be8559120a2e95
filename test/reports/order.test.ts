import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBy } from '../../src/reports/order.ts';

const values = fc.array(
  fc.record({
    text: fc.constantFrom('', 'a', 'b', 'B', 'é', '\u{1F600}', '\uFFFD'),
    number: fc.nat(3),
    place: fc.nat(),
  }),
);

test('the first by their keys are the first of all in that order', () => {
  fc.assert(
    fc.property(values, fc.boolean(), fc.option(fc.nat(12), { nil: undefined }), (all, reverse, limit) => {
      const order = (a: (typeof all)[number], b: (typeof all)[number]): number =>
        a.text === b.text ? a.number - b.number : a.text < b.text ? -1 : 1;
      const sorted = all.toSorted(reverse ? (a, b) => order(b, a) : order);
      const first = firstBy(all, [({ text }) => text, ({ number }) => number], { reverse, limit });
      expect(first).toEqual(sorted.slice(0, limit));
    }),
  );
});

test.each([
  ['whole numbers', fc.integer()],
  ['few different ones', fc.integer({ min: -2, max: 2 })],
  ['numbers too large to have their place beside them', fc.maxSafeInteger()],
])('%s sort as numbers do', (_, numbers) => {
  fc.assert(
    fc.property(fc.array(numbers), fc.boolean(), (all, reverse) => {
      const values = all.map((number, place) => ({ number, place }));
      const sorted = values.toSorted((a, b) => (reverse ? b.number - a.number : a.number - b.number));
      expect(firstBy(values, [({ number }) => number], { reverse })).toEqual(sorted);
    }),
  );
});
