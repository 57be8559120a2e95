import type { Answer, Column, ColumnKind, Part, Row, Series } from '../../src/core/answer.ts';
import { addDays, type Day, formatDay, parseDay } from '../../src/core/day.ts';
import { parseInstant } from '../../src/core/instant.ts';
import type { Canvas } from '../../src/render/canvas.ts';

/** The day of that name; a test with a misspelt one fails. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(text);
  return found;
}

export const CANVAS: Canvas = {
  width: 80,
  colour: 0,
  unicode: true,
  relativeTo: undefined,
  columns: undefined,
  chart: true,
};
export const NOON = parseInstant('2026-08-31T12:00:00Z');

export function answerOf(parts: Answer['parts'], rest: Partial<Answer> = {}): Answer {
  return {
    command: 'users',
    asOf: day('2026-08-31'),
    timezone: 'UTC',
    deployment: 'dedicated',
    coverage: { from: day('2025-01-02'), to: day('2026-08-31'), missingDays: 2 },
    parts,
    warnings: [],
    notes: () => [],
    ...rest,
  };
}

export function partOf(columns: readonly Column[], rows: readonly Row[], rest: Partial<Part> = {}): Part {
  return { name: 'users', title: 'Users', period: null, columns, rows, ...rest };
}

export function column(key: string, title: string, kind: ColumnKind, inTable = true): Column {
  return { key, title, kind, inTable };
}

/** Points of `days` days each, one after the other. */
export function seriesOf(values: readonly number[], from: string, days = 1): Series {
  return {
    title: 'Active users',
    points: values.map((value, index) => {
      const first = addDays(day(from), index * days);
      return { from: first, to: addDays(first, days - 1), value, partial: false };
    }),
  };
}

/** A trend as the report gives it: the series as a table as well. */
export function trendOf(series: Series, name = 'trend'): Part {
  const columns = [
    column('from', 'From', 'day'),
    column('to', 'To', 'day'),
    column('activeUsers', 'Active users', 'number'),
    column('partial', 'Partial', 'flag'),
  ];
  const rows = series.points.map(({ from, to, value, partial }) => ({
    from: formatDay(from),
    to: formatDay(to),
    activeUsers: value,
    partial,
  }));
  return partOf(columns, rows, { name, title: series.title, series });
}

export const USER_COLUMNS = [
  column('name', 'Name', 'name'),
  column('username', 'Username', 'name', false),
  column('email', 'Email', 'email'),
  column('role', 'Role', 'text'),
  column('teams', 'Teams', 'list'),
  column('status', 'Status', 'status'),
  column('lastActive', 'Last active', 'time'),
  column('activeDays', 'Active days', 'number'),
];

const [family, hebrew, combining] = [
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}',
  '\u05E9\u05DC\u05D5\u05DD',
  'Ame\u0301lie',
];

export const USER_ROWS: readonly Row[] = [
  user(
    `${combining} Dupont`,
    'amelie.dupont@example.com',
    ['vision', 'platform'],
    'active',
    '2026-08-31T09:00:00Z',
    120,
  ),
  user(
    '\u5C71\u7530 \u592A\u90CE',
    'taro.yamada@research.example.co.jp',
    ['nlp'],
    'none',
    '2026-01-05T08:00:00Z',
    3,
  ),
  user(`${family} Family`, 'f@x.example', [], 'deactivated', null, 0),
  user(
    `${hebrew} Cohen`,
    'shalom.cohen.of.the.platform.team@example.com',
    ['platform'],
    'invite-pending',
    null,
    0,
  ),
  user('evil\x1B[2J\u202Egnp\n', null, ['a\tb'], 'active', '2026-08-28T17:45:00Z', 7),
];

function user(
  name: string,
  email: string | null,
  teams: readonly string[],
  status: string,
  lastActive: string | null,
  activeDays: number,
): Row {
  return { name, username: null, email, role: 'member', teams, status, lastActive, activeDays };
}
