import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barLines } from '../../src/render/bars.ts';
import { widthOf } from '../../src/render/fit.ts';
import { CANVAS, seriesOf } from './sample.ts';

test('a bar a week with its Monday and its value; what the period cuts off is marked', () => {
  const { title, points } = seriesOf([5, 0, 10], '2026-08-10', 7);
  const partial = { title, points: points.map((point, week) => ({ ...point, partial: week === 2 })) };
  expect(barLines(partial, { ...CANVAS, width: 25 }, 60)).toEqual([
    '2026-08-10   5 █████',
    '2026-08-17   0',
    '2026-08-24* 10 ██████████',
    '* only the days of this',
    'week that are in the',
    'period',
  ]);
});

test('in ASCII', () => {
  expect(barLines(seriesOf([2, 1], '2026-08-17', 7), { ...CANVAS, width: 24, unicode: false }, 60)).toEqual([
    '2026-08-17  2 ##########',
    '2026-08-24  1 #####',
  ]);
});

test('months are named by year and month', () => {
  expect(barLines(seriesOf([1], '2026-08-01', 31), CANVAS, 60)[0]).toMatch(/^2026-08 {2}1 /);
});

test('the newest ones, where there are more than asked for', () => {
  const lines = barLines(seriesOf([1, 2, 3], '2026-08-10', 7), CANVAS, 2);
  expect(lines.map((line) => line.slice(0, 13))).toEqual(['2026-08-17  2', '2026-08-24  3', '1 earlier wee']);
});

test('no point', () => {
  expect(barLines(seriesOf([], '2026-08-10', 7), CANVAS, 60)).toHaveLength(1);
});

test('every value but zero has a bar, longer ones for larger values, inside the canvas', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000), { minLength: 1 }),
      fc.integer({ min: 30, max: 200 }),
      (values, width) => {
        const lines = barLines(seriesOf(values, '2020-01-06', 7), { ...CANVAS, width }, 1_000);
        const bars = lines.map((line) => line.replaceAll(/[^█]/g, '').length);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        for (const [index, value] of values.entries()) {
          expect(bars[index] === 0).toBe(value === 0);
          expect(lines[index]).toContain(` ${value}`);
        }
        const byValue = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        const lengths = byValue.map((index) => bars[index] ?? 0);
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
      },
    ),
  );
});
