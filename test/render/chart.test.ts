import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Series } from '../../src/core/answer.ts';
import { chartLines } from '../../src/render/chart.ts';
import { widthOf } from '../../src/render/fit.ts';
import { CANVAS, seriesOf } from './sample.ts';

function chart(series: Series, width = 80, height = 10): string[] {
  return chartLines(series, { ...CANVAS, width }, height);
}

/** What stands left of the axis, from the top: the values of the rows. */
function ticks(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^ *(\d+) [┤|]/.exec(line)?.[1] ?? []);
}

test('no point', () => {
  expect(chart(seriesOf([], '2026-08-01'))).toEqual(['no days to show']);
});

test('one point', () => {
  expect(chart(seriesOf([2], '2026-08-31'))).toEqual([
    '2 ┤──────',
    '1 ┤',
    '0 ┤',
    '  └┬─────',
    '   2026-08-31',
    '1 day: highest 2 (2026-08-31), lowest 2 (2026-08-31), last 2 (2026-08-31)',
  ]);
});

test('only zeros', () => {
  const lines = chart(seriesOf([0, 0, 0], '2026-08-29'));
  expect(ticks(lines)).toEqual(['1', '0']);
  expect(lines[1]).toBe(`0 ┤${'─'.repeat(18)}`);
});

test('one value throughout', () => {
  const lines = chart(seriesOf([3, 3, 3], '2026-08-29'));
  expect(ticks(lines)).toEqual(['3', '2', '1', '0']);
  expect(lines[0]).toBe(`3 ┤${'─'.repeat(18)}`);
});

test.each([
  [true, ['2 ┤      ╭─────╮', '1 ┤      │     │', '0 ┤──────╯     ╰─────', '  └┬─────────────────']],
  [false, ['2 |      .-----.', '1 |      |     |', "0 |------'     `-----", '  ++-----------------']],
])('a peak, with Unicode: %o', (unicode, expected) => {
  const lines = chartLines(seriesOf([0, 2, 0], '2026-08-29'), { ...CANVAS, unicode }, 10);
  expect(lines.slice(0, 4)).toEqual(expected);
  expect(lines[4]).toBe('   2026-08-29');
});

test('5,000 points: as many columns as there is room for, each the busiest of its days', () => {
  const values = Array.from({ length: 5_000 }, () => 1);
  values[2_345] = 900;
  const lines = chart(seriesOf(values, '2010-01-01'));
  expect(ticks(lines)).toEqual(['900', '800', '700', '600', '500', '400', '300', '200', '100', '0']);
  expect(lines[0]).toContain('╭╮');
  expect(lines).toContain('each column: the busiest of 67 days');
  expect(lines).toContain('5000 days: highest 900 (2016-06-03), lowest 1 (2010-01-01), last 1 (2023-09-09)');
});

test('weeks that the period cuts off are told of', () => {
  const { title, points } = seriesOf([1, 2, 3], '2026-08-03', 7);
  const partial = (first: boolean, last: boolean) =>
    chart({ title, points: points.map((p, i) => ({ ...p, partial: i === 0 ? first : i === 2 && last })) }).at(
      -1,
    );
  expect(partial(true, true)).toBe('first and last week cut off by the period');
  expect(partial(true, false)).toBe('first week cut off by the period');
  expect(partial(false, true)).toBe('last week cut off by the period');
  expect(partial(false, false)).toMatch(/^3 weeks: /);
});

describe('whatever the values', () => {
  const anyValues = fc.array(fc.oneof(fc.nat(12), fc.nat(5_000_000)), { minLength: 1, maxLength: 400 });
  const anyWidth = fc.integer({ min: 30, max: 200 });

  test('the axis has whole numbers from zero up in equal steps, none twice, and reaches the peak', () => {
    fc.assert(
      fc.property(anyValues, anyWidth, fc.integer({ min: 4, max: 12 }), (values, width, height) => {
        const labels = ticks(chart(seriesOf(values, '2020-01-01'), width, height))
          .map(Number)
          .reverse();
        const step = labels[1] ?? 0;
        expect(step).toBeGreaterThanOrEqual(1);
        expect(labels).toEqual(labels.map((_, row) => row * step));
        expect(labels.length).toBeLessThanOrEqual(height + 1);
        expect(labels.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('no line is wider than the canvas', () => {
    fc.assert(
      fc.property(anyValues, anyWidth, fc.constantFrom(1, 7, 30), (values, width, days) => {
        const lines = chart(seriesOf(values, '2020-01-01', days), width);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
