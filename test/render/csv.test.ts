import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCsv } from '../../src/render/csv.ts';
import { dashboardCsv } from '../../src/render/dashboard-csv.ts';
import { answer, column, PLAIN, part, text } from './scratch.ts';

const anyText = fc.string({ unit: fc.constantFrom(...'a,";\r\n\t =+-@\uFEFF\u2028é') });
const anyCell = fc.oneof(anyText, fc.integer(), fc.constant(null));

test('values are quoted as csv-stringify quotes them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText)), (records) => {
      const rows = records.map(([a, b]) => ({ a, b }));
      const written = text(renderCsv(answer(part('users', [column('a'), column('b')], rows)), PLAIN));
      expect(written).toBe(stringify([['a', 'b'], ...records], { quoted_match: /\r/ }));
    }),
  );
});

test("the dashboard's CSV is as csv-stringify writes it", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyCell, anyCell)), fc.boolean(), (rows, crlf) => {
      const options = { crlf, bom: false, escapeFormulas: false };
      const written = [...dashboardCsv({ headings: ['A', 'B'], rows }, options)].join('');
      const expected = { quoted_string: true, record_delimiter: crlf ? '\r\n' : '\n' };
      expect(written).toBe(stringify([['A', 'B'], ...rows], expected));
    }),
  );
});
