import type { Answer, Column, ColumnKind, Part, Row } from '../../src/core/answer.ts';
import { type Day, parseDay } from '../../src/core/day.ts';
import type { Canvas } from '../../src/render/index.ts';

/** A file, say: no terminal, no wishes. */
export const PLAIN: Canvas = {
  width: 80,
  colour: 0,
  unicode: true,
  relativeTo: undefined,
  columns: undefined,
  chart: true,
};

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`no day: ${text}`);
  return parsed;
}

export function column(key: string, kind: ColumnKind = 'text', inTable = true): Column {
  return { key, title: key.toUpperCase(), kind, inTable };
}

export function part(name: string, columns: readonly Column[], rows: readonly Row[]): Part {
  return { name, title: `The ${name}`, period: null, columns, rows };
}

export function answer(...parts: Answer['parts']): Answer {
  return {
    command: 'users',
    asOf: day('2026-08-31'),
    timezone: 'UTC',
    deployment: 'dedicated',
    coverage: { from: day('2026-02-03'), to: null, missingDays: 2 },
    parts,
    warnings: [],
    notes: () => [],
  };
}

/** Two parts that share `n` and differ in the rest; the first has a field without a column. */
export const TWO_PARTS = answer(
  {
    ...part('active', [column('n', 'number')], [{ n: 3, days: ['x'] }]),
    period: { name: '30d', from: day('2026-08-02'), to: day('2026-08-31') },
  },
  part(
    'top',
    [column('name'), column('n', 'number'), column('id', 'id', false)],
    [{ name: 'Ann', n: 2, id: null }],
  ),
);

export const text = (chunks: Iterable<string>): string => [...chunks].join('');
