import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import type { Canvas } from '../../src/render/canvas.ts';
import { renderChart, renderTable } from '../../src/render/table.ts';
import {
  answerOf,
  CANVAS,
  column,
  day,
  NOON,
  partOf,
  seriesOf,
  trendOf,
  USER_COLUMNS,
  USER_ROWS,
} from './sample.ts';

const users = answerOf([partOf(USER_COLUMNS, USER_ROWS)]);

function table(answer: Answer, canvas: Partial<Canvas> = {}): string {
  return [...renderTable(answer, { ...CANVAS, ...canvas })].join('');
}

function chart(answer: Answer, canvas: Partial<Canvas> = {}): string {
  return [...renderChart(answer, { ...CANVAS, ...canvas })].join('');
}

describe('drawings', () => {
  const trend = answerOf([trendOf(seriesOf([1, 3, 2], '2026-08-29'))]);

  test('a series is drawn', () => {
    expect(table(trend)).toContain(
      '3 days: highest 3 (2026-08-30), lowest 1 (2026-08-29), last 2 (2026-08-31)',
    );
  });

  test.each<Partial<Canvas>>([{ chart: false }, { columns: ['from', 'activeUsers'] }])(
    'but listed with %o',
    (canvas) => {
      expect(table(trend, canvas)).toContain('2026-08-30');
      expect(table(trend, canvas)).not.toContain('highest');
    },
  );

  test('the chart format draws it whatever was said about charts', () => {
    expect(chart(trend, { chart: false, columns: ['from'] })).toBe(table(trend));
  });

  test('the chart format leaves out everything else', () => {
    const [part] = trend.parts;
    const people = partOf(USER_COLUMNS, USER_ROWS);
    expect(chart(users)).toBe('');
    expect(chart(answerOf([people, part, people], { notes: () => ['a note'] }))).toContain(
      '\n3 days: highest 3',
    );
    expect(chart(answerOf([people, part, people], { notes: () => ['a note'] }))).not.toMatch(/Name|a note/);
    expect(chart(answerOf([{ ...part, name: 'card' }]))).toMatch(/^Active users\n {4}Aug\nMon/);
  });

  test.each([
    [0, '0 active users, 2026-06-01 to 2026-08-31 (3m)'],
    [1, '1 active user, 2026-06-01 to 2026-08-31 (3m)'],
    [123, '123 active users, 2026-06-01 to 2026-08-31 (3m)'],
  ])('a single number is told in words: %i', (activeUsers, expected) => {
    const period = { name: '3m', from: day('2026-06-01'), to: day('2026-08-31') };
    const part = partOf([column('activeUsers', 'Active users', 'number')], [{ activeUsers }], {
      title: 'Active users',
      period,
    });
    expect(table(answerOf([part]))).toBe(`${expected}\n`);
    expect(table(answerOf([{ ...part, period: { ...period, name: 'custom' } }]))).toBe(
      `${expected.replace(' (3m)', '')}\n`,
    );
  });

  test('a single number out of a table stays a table', () => {
    const one = answerOf([partOf(USER_COLUMNS, USER_ROWS.slice(0, 1))]);
    expect(table(one, { columns: ['activeDays'] })).toBe('Users\nActive days\n───────────\n        120\n');
  });

  test('weeks are bars up to sixty, a line from there on', () => {
    const weeks = (count: number) =>
      table(answerOf([trendOf(seriesOf(new Array<number>(count).fill(1), '2020-01-06', 7))]));
    expect(weeks(60)).toContain('\n2020-01-06  1 █');
    expect(weeks(60)).not.toContain('highest');
    expect(weeks(61)).toContain('61 weeks: highest 1');
  });

  test('the page of activity fits on a screen', () => {
    const period = { name: '6m', from: day('2026-03-01'), to: day('2026-08-31') };
    const weekly = trendOf(
      seriesOf(
        Array.from({ length: 27 }, (_, week) => week % 13),
        '2026-03-02',
        7,
      ),
      'weekly',
    );
    const answer = answerOf([
      partOf([column('activeUsers', 'Active users', 'number')], [{ activeUsers: 8 }], {
        name: 'active',
        title: 'Active users',
        period,
      }),
      {
        ...trendOf(
          seriesOf(
            Array.from({ length: 184 }, (_, index) => index % 16),
            '2026-03-01',
          ),
        ),
        period,
      },
      { ...weekly, title: 'Weekly active users', period },
      partOf(USER_COLUMNS, [...USER_ROWS, ...USER_ROWS], { name: 'top', title: 'Most active users', period }),
    ]);
    const screen = table(answer, { relativeTo: NOON });
    expect(screen).toMatchSnapshot();
    expect(screen.split('\n').length).toBeLessThanOrEqual(40);
  });

  test.each([
    [8, /^Weekly\n2026/],
    [9, /^Active users\n1 ┤[\s\S]*\n\nWeekly\n2026[\s\S]*\n1 earlier week not shown\n$/],
  ])('the same %i weeks twice are drawn once if every week has a bar', (count, expected) => {
    const weeks = seriesOf(new Array<number>(count).fill(1), '2026-06-01', 7);
    const twice = answerOf([trendOf(weeks), { ...trendOf(weeks, 'weekly'), title: 'Weekly' }]);
    expect(table(twice)).toMatch(expected);
    expect(chart(twice)).toBe(table(twice));
  });

  test('one person is a card with a calendar', () => {
    const series = {
      ...seriesOf(
        Array.from({ length: 40 }, (_, index) => index % 2),
        '2026-07-23',
      ),
      title: 'Active days',
    };
    const card = partOf(USER_COLUMNS, USER_ROWS.slice(0, 1), { name: 'card', title: 'Am\u00E9lie', series });
    expect(table(answerOf([card]), { relativeTo: NOON })).toMatchSnapshot();
    expect(table(answerOf([card]), { chart: false })).not.toContain('Mon');
  });
});

describe.each([0, 1, 2, 5_000])('%i points', (count) => {
  const values = Array.from({ length: count }, (_, index) => (index * 7919) % 1_000);
  const canvases = [30, 60, 80, 120, 200].flatMap((width) =>
    [true, false].map((unicode) => ({ width, unicode })),
  );

  test.each(['trend', 'weekly', 'card'].flatMap((name) => [1, 7, 30].map((days) => ({ name, days }))))(
    'are drawn inside the canvas, in ASCII where that is needed: $name of $days days',
    ({ name, days }) => {
      const answer = answerOf([trendOf(seriesOf(values, '2010-01-04', days), name)]);
      for (const canvas of canvases) {
        const lines = chart(answer, canvas).split('\n');
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(canvas.width);
        expect(lines.length).toBeGreaterThan(2);
        if (!canvas.unicode) expect(lines.join('')).toMatch(/^[\x20-\x7E]*$/);
      }
    },
  );
});
