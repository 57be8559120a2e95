import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvTable, dashboardCsv } from '../../src/render/dashboard-csv.ts';
import { anyText } from './any-answer.ts';
import { text } from './scratch.ts';

const PLAIN = { crlf: false, bom: false, escapeFormulas: false };
const TABLE: CsvTable = {
  headings: ['Name', 'Runs'],
  rows: [
    ['Ann', 0],
    ['', null],
    ['a "b",\r\nc', 12],
    ['=1+1', -1],
  ],
};

const anyTable: fc.Arbitrary<CsvTable> = fc.integer({ min: 1, max: 4 }).chain((width) => {
  const cell = fc.oneof(anyText, fc.integer(), fc.constant(null));
  const row = fc.array(cell, { minLength: width, maxLength: width });
  const headings = fc.array(anyText, { minLength: width, maxLength: width });
  return fc.record({ headings, rows: fc.array(row, { maxLength: 5 }) });
});

test('every text in quotes, numbers bare, an unknown number empty', () => {
  expect(text(dashboardCsv(TABLE, PLAIN))).toBe(
    '"Name","Runs"\n"Ann",0\n"",\n"a ""b"",\r\nc",12\n"=1+1",-1\n',
  );
});

test('for spreadsheets: byte order mark, CRLF between rows only, an apostrophe before what looks like a formula', () => {
  expect(text(dashboardCsv(TABLE, { crlf: true, bom: true, escapeFormulas: true }))).toBe(
    '\uFEFF"Name","Runs"\r\n"Ann",0\r\n"",\r\n"a ""b"",\r\nc",12\r\n"\'=1+1",-1\r\n',
  );
});

test('any table is what the library makes of it', () => {
  fc.assert(
    fc.property(anyTable, fc.boolean(), (table, crlf) => {
      const whole = stringify(
        [table.headings, ...table.rows].map((row) => [...row]),
        {
          quoted_string: true,
          record_delimiter: crlf ? '\r\n' : '\n',
        },
      );
      expect(text(dashboardCsv(table, { ...PLAIN, crlf }))).toBe(whole);
    }),
  );
});

test('any table read back gives its cells', () => {
  fc.assert(
    fc.property(anyTable, ({ headings, rows }) => {
      const written = text(dashboardCsv({ headings, rows }, PLAIN));
      const cells = [headings, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
      expect(parse(written, { record_delimiter: '\n', skip_empty_lines: false })).toEqual(cells);
    }),
  );
});
