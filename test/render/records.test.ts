import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell, Part } from '../../src/core/answer.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { renderTsv } from '../../src/render/tsv.ts';
import { anyPart } from './any-answer.ts';
import { answer, column, PLAIN, part, TWO_PARTS, text } from './scratch.ts';

const VALUES = answer(
  part(
    'users',
    [column('name'), column('n', 'number'), column('teams', 'list'), column('listed', 'flag', false)],
    [
      { name: 'Ann', n: 0, teams: ['a', 'b'], listed: true },
      { name: null, n: null, teams: [], listed: false },
      { name: 'a "b"\tc\\\r\nd', n: -1, teams: ['x,y'], listed: null },
    ],
  ),
);

test('CSV: keys as the header, quotes where needed, unknown empty', () => {
  expect(text(renderCsv(VALUES, PLAIN))).toBe(
    'name,n,teams,listed\nAnn,0,"a, b",true\n,,,false\n"a ""b""\tc\\\r\nd",-1,"x,y",\n',
  );
});

test('CSV: a bare carriage return is quoted, for many readers end a line there', () => {
  const rows = answer(part('users', [column('name'), column('team')], [{ name: 'a\rb', team: 'c' }]));
  expect(text(renderCsv(rows, PLAIN))).toBe('name,team\n"a\rb",c\n');
});

test('TSV: one line a row, separators and backslashes escaped', () => {
  expect(text(renderTsv(VALUES, PLAIN))).toBe(
    'name\tn\tteams\tlisted\nAnn\t0\ta, b\ttrue\n\t\t\tfalse\na "b"\\tc\\\\\\r\\nd\t-1\tx,y\t\n',
  );
});

test.each([
  ['all', undefined, 'part,periodFrom,periodTo,n,name,id\nactive,2026-08-02,2026-08-31,3,,\ntop,,,2,Ann,\n'],
  ['in the order asked for', ['name', 'n'], 'part,name,n\nactive,,3\ntop,Ann,2\n'],
  ['only of parts that have one', ['name'], 'part,name\ntop,Ann\n'],
])('several parts share their columns: %s', (_, columns, expected) => {
  expect(text(renderCsv(TWO_PARTS, { ...PLAIN, columns }))).toBe(expected);
  expect(text(renderTsv(TWO_PARTS, { ...PLAIN, columns }))).toBe(expected.replaceAll(',', '\t'));
});

test('an empty answer is a header', () => {
  const empty = answer(part('users', [column('a'), column('b')], []));
  expect(text(renderCsv(empty, PLAIN))).toBe('a,b\n');
  expect(text(renderTsv(empty, PLAIN))).toBe('a\tb\n');
});

test('an only column has no blank lines', () => {
  expect(text(renderCsv(VALUES, { ...PLAIN, columns: ['n'] }))).toBe('n\n0\n""\n-1\n');
});

test('CSV read back gives the cells', () => {
  fc.assert(
    fc.property(anyPart('users'), (only) => {
      const written = text(renderCsv(answer(only), PLAIN));
      expect(parse(written, { record_delimiter: '\n' })).toEqual(cells(only));
    }),
  );
});

test('CSV is what the library makes of it', () => {
  fc.assert(
    fc.property(anyPart('users'), (only) => {
      const whole = stringify(cells(only), {
        quote_record_delimiter: true,
        quoted_empty: only.columns.length === 1,
      });
      expect(text(renderCsv(answer(only), PLAIN))).toBe(whole);
    }),
  );
});

test('TSV read back gives the cells', () => {
  fc.assert(
    fc.property(anyPart('users'), (only) => {
      const written = text(renderTsv(answer(only), PLAIN));
      const read = parse(written, { delimiter: '\t', quote: null, record_delimiter: '\n' });
      expect(read.map((record) => record.map(unescaped))).toEqual(cells(only));
    }),
  );
});

function cells({ columns, rows }: Part): string[][] {
  const shown = (cell: Cell | undefined) => (Array.isArray(cell) ? cell.join(', ') : String(cell ?? ''));
  return [
    columns.map(({ key }) => key),
    ...Array.from(rows, (row) => columns.map(({ key }) => shown(row[key]))),
  ];
}

const NAMED: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\r': '\r', '\\\\': '\\' };

function unescaped(field: string): string {
  return field.replace(
    /\\(?:[tnr\\]|x[\dA-F]{2})/g,
    (found) => NAMED[found] ?? String.fromCharCode(Number.parseInt(found.slice(2), 16)),
  );
}
