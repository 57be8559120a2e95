import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Answer, Column, ColumnKind } from '../../src/core/answer.ts';
import type { Canvas } from '../../src/render/canvas.ts';
import { renderTable } from '../../src/render/table.ts';
import { answerOf, CANVAS, column, NOON, partOf, USER_COLUMNS, USER_ROWS } from './sample.ts';

const users = answerOf([partOf(USER_COLUMNS, USER_ROWS)], { notes: () => ['5 users: 2 active'] });

function table(answer: Answer, canvas: Partial<Canvas> = {}): string {
  return [...renderTable(answer, { ...CANVAS, ...canvas })].join('');
}

describe('a list of users', () => {
  test.each([60, 80, 120, 200])('at %i columns', (width) => {
    expect(table(users, { width, relativeTo: NOON })).toMatchSnapshot();
  });

  test('with times written out and in ASCII', () => {
    expect(table(users, { width: 120, unicode: false })).toMatchSnapshot();
  });

  test('with times in UTC to the minute, and the heading says so', () => {
    const text = table(users, { width: 120 });
    expect(text).toContain('Last active (UTC)');
    expect(text).toContain(' 2026-08-31 09:00 ');
    expect(table(users, { width: 120, relativeTo: NOON })).not.toContain('UTC');
  });

  test('with what was left out, by the names that --columns takes', () => {
    const columns = ['name', 'role', 'lastActive', 'activeDays'];
    expect(table(users, { width: 40, columns })).toContain('\nNo room for: role. --columns');
    expect(table(users, { width: 80, columns })).not.toContain('No room');
  });

  test('with the columns that were asked for, in their order', () => {
    const lines = table(users, { columns: ['activeDays', 'username', 'name'] }).split('\n');
    expect(lines[1]).toBe('Active days  Username  Name');
    expect(lines[3]).toBe('        120  -         Ame\u0301lie Dupont');
  });

  test('without anybody', () => {
    expect(table(answerOf([partOf([column('name', 'Name', 'name')], [])]))).toBe('Users\nName\n────\nnone\n');
  });

  test('with colour says the same in words', () => {
    const coloured = table(users, { colour: 1, width: 120 });
    expect(coloured).toContain('\x1B[32mactive\x1B[39m');
    expect(coloured.replaceAll(/\x1B\[\d+m/g, '')).toBe(table(users, { width: 120 }));
  });
});

const kinds: readonly ColumnKind[] = [
  'name',
  'text',
  'path',
  'email',
  'id',
  'number',
  'time',
  'day',
  'status',
  'flag',
  'list',
];
const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyCell = fc.oneof(
  anyText,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText, { maxLength: 3 }),
  fc.emailAddress(),
);
const anyColumns: fc.Arbitrary<Column[]> = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 })
  .map((chosen) => chosen.map((kind, index) => column(`k${index}`, `Title ${index}`, kind)));
const anyAnswer = anyColumns.chain((columns) =>
  fc
    .record({
      rows: fc.array(fc.record(Object.fromEntries(columns.map(({ key }) => [key, anyCell]))), {
        maxLength: 8,
      }),
      name: fc.constantFrom('users', 'card'),
      title: anyText,
      notes: fc.array(anyText, { maxLength: 2 }),
    })
    .map(({ rows, name, title, notes }) =>
      answerOf([partOf(columns, rows, { name, title })], { notes: () => notes }),
    ),
);

test.each([40, 50, 60, 70])('at %i columns every row says whom it is of', (width) => {
  const columns = [
    column('rank', '#', 'number'),
    column('name', 'Name', 'name'),
    column('email', 'Email', 'email'),
    column('wandbId', 'W&B id', 'id'),
    column('activeDays', 'Active days', 'number'),
    column('lastActive', 'Last active', 'time'),
  ];
  const most = { activeDays: 3, lastActive: '2026-08-31T22:30:00Z' };
  const text = table(
    answerOf([
      partOf(columns, [
        { ...most, rank: 1, name: 'Ada', email: 'ada@example.com', wandbId: '101' },
        { ...most, rank: 2, name: null, email: null, wandbId: '4711' },
        { ...most, rank: 3, name: null, email: `bo@${'research.'.repeat(9)}example.com`, wandbId: null },
      ]),
    ]),
    { width },
  );
  for (const who of [/Ada|ada/, /4711/, /bo@/]) expect(text).toMatch(who);
});

test('a row without an address does not cost the others theirs: its id stands there', () => {
  const columns = [
    column('rank', '#', 'number'),
    column('name', 'Name', 'name'),
    column('email', 'Email', 'email'),
    column('wandbId', 'W&B id', 'id'),
    column('lastActive', 'Last active', 'time'),
  ];
  const most = { lastActive: '2026-08-31T22:30:00Z' };
  const rows = [
    { ...most, rank: 1, name: 'Ada', email: 'ada@example.com', wandbId: '101' },
    { ...most, rank: 2, name: null, email: null, wandbId: '4711' },
  ];
  const lines = table(answerOf([partOf(columns, rows)]), { width: 40 }).split('\n');
  expect(lines.slice(3, 5)).toEqual([
    '1  ada@example.com  2026-08-31 22:30',
    '2  4711             2026-08-31 22:30',
  ]);
});

describe('whatever the values', () => {
  test.each(['valueOf', 'constructor'])('a status that nobody knows, %s, is shown as it is', (status) => {
    const text = table(answerOf([partOf([column('status', 'Status', 'status')], [{ status }])]));
    expect(text).toBe(`Users\nStatus\n${'─'.repeat(status.length)}\n${status}\n`);
  });

  test('no line is wider than the canvas, and none holds a control character', () => {
    fc.assert(
      fc.property(anyAnswer, fc.integer({ min: 30, max: 200 }), fc.boolean(), (answer, width, unicode) => {
        const text = table(answer, { width, unicode });
        expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/[\x00-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F]/);
      }),
    );
  });

  test('dates, numbers, statuses and domains are never cut', () => {
    for (let width = 40; width <= 200; width++) {
      const text = table(users, { width });
      const cutOff = text.match(/\S*…\S*/g) ?? [];
      expect(
        cutOff.filter((word) => /\d{4}-\d\d|@(?!example\.com|research\.example\.co\.jp)/.test(word)),
      ).toEqual([]);
      expect(text).not.toMatch(/(activ|deactivate|invite pendin)…/);
    }
  });
});

test('ten times the rows take about ten times the time', () => {
  const many = (count: number) =>
    answerOf([
      partOf(
        USER_COLUMNS,
        Array.from({ length: count }, (_, i) => USER_ROWS[i % 5] ?? {}),
      ),
    ]);
  const time = (answer: Answer) => {
    const start = performance.now();
    table(answer);
    return performance.now() - start;
  };
  time(many(1_000));
  const short = time(many(1_000));
  expect(time(many(10_000))).toBeLessThan(Math.max(1_000, 40 * short));
});
