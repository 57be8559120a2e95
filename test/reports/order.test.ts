import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byNumber, byText, firstBy, inTurn, reversed } from '../../src/reports/order.ts';

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
      const order = inTurn<(typeof all)[number]>(
        byText(({ text }) => text),
        byNumber(({ number }) => number),
      );
      const sorted = all.toSorted(reverse ? reversed(order) : order);
      const first = firstBy(all, [({ text }) => text, ({ number }) => number], { reverse, limit });
      expect(first).toEqual(sorted.slice(0, limit));
    }),
  );
});
