import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarLines } from '../../src/render/calendar.ts';
import { widthOf } from '../../src/render/fit.ts';
import { CANVAS, seriesOf } from './sample.ts';

test('a week is a column, a weekday a row', () => {
  // From a Wednesday to a Tuesday, over the end of a month.
  const series = seriesOf([1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1], '2026-07-29');
  expect(calendarLines(series, { ...CANVAS, unicode: false })).toEqual([
    '    Aug',
    'Mon   . .',
    'Tue   . #',
    'Wed # #',
    'Thu . .',
    'Fri . .',
    'Sat . .',
    'Sun # .',
    '# 4 active days in the log since 2026-07-29',
  ]);
});

test.each([
  [120, 4 + 53 * 2 - 1],
  [80, 4 + 53],
  [40, 40],
])('a year on a canvas of %i columns takes %i', (width, expected) => {
  const series = seriesOf(new Array<number>(365).fill(1), '2025-09-01');
  const lines = calendarLines(series, { ...CANVAS, width });
  expect(Math.max(...lines.slice(1, 8).map(widthOf))).toBe(expected);
  expect(lines[0]).toMatch(/ Jan +Feb +Mar +Apr +May +Jun +Jul +Aug/);
});

test('where the oldest weeks have no room, only the days shown are counted', () => {
  const lines = calendarLines(seriesOf(new Array<number>(365).fill(1), '2025-09-01'), {
    ...CANVAS,
    width: 14,
  });
  expect(lines.slice(8)).toEqual(['■ 64 active', 'days in the', 'log since', '2026-06-29']);
});

test('no day', () => {
  expect(calendarLines(seriesOf([], '2026-08-01'), CANVAS)).toEqual(['no days to show']);
});

test('there is a mark for each active day', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1), { minLength: 1, maxLength: 365 }), (values) => {
      const marks = calendarLines(seriesOf(values, '2025-09-01'), { ...CANVAS, width: 120 })
        .slice(0, -1)
        .join('');
      expect(marks.match(/■/g)?.length ?? 0).toBe(values.filter((value) => value > 0).length);
      expect(marks.match(/[■·]/g)).toHaveLength(values.length);
    }),
  );
});
