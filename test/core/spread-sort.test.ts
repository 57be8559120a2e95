import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortSpread } from '../../src/core/spread-sort.ts';

const HIGHEST = 2 ** 32 - 1;
const word = fc.integer({ min: 0, max: HIGHEST });
const evenly = (count: number) => Array.from({ length: count }, (_, i) => Math.imul(i, 2654435761) >>> 0);

function sorted(numbers: readonly number[]): number[] {
  return [...sortSpread(Uint32Array.from(numbers))];
}

test.each<[what: string, numbers: number[]]>([
  ['none', []],
  ['one', [7]],
  ['the lowest and the highest', [HIGHEST, 0]],
  ['all the same', Array.from({ length: 100 }, () => HIGHEST)],
  ['as many of one bucket as are sorted in it', [HIGHEST, ...evenly(32).map((_, i) => 32 - i)]],
  ['one more', [HIGHEST, ...evenly(33).map((_, i) => 33 - i)]],
  ['as many as there are buckets', evenly(1 << 16)],
  ['one more than buckets', evenly((1 << 16) + 1)],
])('sorts %s', (_, numbers) => {
  expect(sorted(numbers)).toEqual(numbers.toSorted((a, b) => a - b));
});

test('sorts whatever is given', () => {
  const crowd = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 80 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 300 }), crowd, (spread, crowded) => {
      const numbers = [...spread, ...crowded];
      expect(sorted(numbers)).toEqual(numbers.toSorted((a, b) => a - b));
    }),
  );
});
