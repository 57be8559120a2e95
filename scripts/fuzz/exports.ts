import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { dashboardCsv } from '../../src/render/dashboard-csv.ts';
import { inChunks } from '../../test/formats/decoding.ts';
import { outcomeOf } from './outcome.ts';
import type { Target } from './target.ts';

const HEADINGS = [
  'Name',
  'Username',
  'Org Role',
  'Models Seat',
  'Weave Access',
  'Email',
  'Teams',
  'Last Active',
];

const cells = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ',', '\n', '\r', '\t', ';', ' ', '\uFEFF', 'a', '='),
    maxLength: 6,
  }),
);
const rows = fc.array(fc.array(cells, { minLength: 7, maxLength: 7 }), { maxLength: 6 });

/** The dashboard's CSV, as `export` writes it, read back: every text as it was, whatever is in it. The input is the rows as JSON. */
export const exports: Target = {
  name: 'exports',
  inputs: rows.map((table) => Buffer.from(JSON.stringify(table))),
  async check(input) {
    const table = JSON.parse(Buffer.from(input).toString()) as string[][];
    const named = table.filter(([, username = '', , , , email = '']) => `${username}${email}`.trim() !== '');
    for (const crlf of [false, true]) {
      const written = [
        ...dashboardCsv(
          { headings: HEADINGS, rows: named.map((row) => [...row, '-']) },
          { crlf, bom: false, escapeFormulas: false },
        ),
      ].join('');
      const { lists, rejections } = await outcomeOf(inChunks(Buffer.from(written), [1000]));
      deepStrictEqual(rejections, []);
      deepStrictEqual(
        lists[0]?.members.map(({ name, username, role, modelsSeat, weaveAccess, email }) => [
          ...[name, username, role],
          ...[modelsSeat, weaveAccess, email],
        ]),
        named.map((row) => row.slice(0, 6)),
      );
    }
  },
};
