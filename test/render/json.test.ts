import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { renderNdjson } from '../../src/render/ndjson.ts';
import { anyPart } from './any-answer.ts';
import { answer, column, PLAIN, part, TWO_PARTS, text } from './scratch.ts';

test('an answer of one part: the exact object of the command line, also where it is empty', () => {
  expect(text(renderJson(answer(part('users', [column('name')], [])), PLAIN))).toBe(
    `{
  "schemaVersion": 1,
  "command": "users",
  "asOf": "2026-08-31",
  "timezone": "UTC",
  "deployment": "dedicated",
  "period": null,
  "coverage": {
    "from": "2026-02-03",
    "to": null,
    "missingDays": 2
  },
  "rows": []
}
`,
  );
});

test('several parts: each under its name with its own period', () => {
  expect(JSON.parse(text(renderJson(TWO_PARTS, PLAIN)))).toEqual({
    schemaVersion: 1,
    command: 'users',
    asOf: '2026-08-31',
    timezone: 'UTC',
    deployment: 'dedicated',
    coverage: { from: '2026-02-03', to: null, missingDays: 2 },
    active: { period: { name: '30d', from: '2026-08-02', to: '2026-08-31' }, rows: [{ n: 3, days: ['x'] }] },
    top: { period: null, rows: [{ name: 'Ann', n: 2, id: null }] },
  });
});

test('--columns selects fields in the order given', () => {
  const one = answer(
    part(
      'users',
      [column('a'), column('b'), column('c')],
      [
        { a: 1, b: 2, c: 3 },
        { a: 4, b: 5 },
      ],
    ),
  );
  const canvas = { ...PLAIN, columns: ['c', 'a'] };
  expect(text(renderNdjson(one, canvas))).toBe('{"c":3,"a":1}\n{"c":null,"a":4}\n');
  expect(text(renderJson(one, canvas))).toContain('    {\n      "c": 3,\n      "a": 1\n    },\n');
});

test('NDJSON of several parts begins each row with its part and leaves out parts without a column asked for', () => {
  expect(text(renderNdjson(TWO_PARTS, PLAIN))).toBe(
    '{"part":"active","periodFrom":"2026-08-02","periodTo":"2026-08-31","n":3,"days":["x"]}\n{"part":"top","periodFrom":null,"periodTo":null,"name":"Ann","n":2,"id":null}\n',
  );
  expect(text(renderNdjson(TWO_PARTS, { ...PLAIN, columns: ['name'] }))).toBe(
    '{"part":"top","name":"Ann"}\n',
  );
});

test('JSON is laid out as JSON.stringify would, and holds the rows as they are', () => {
  fc.assert(
    fc.property(anyPart('users'), (only) => {
      const written = text(renderJson(answer(only), PLAIN));
      const value = JSON.parse(written);
      expect(written).toBe(`${JSON.stringify(value, null, 2)}\n`);
      expect(value.rows).toEqual(only.rows);
    }),
  );
});

test('JSON of several parts is laid out as JSON.stringify would, and holds the rows as they are', () => {
  fc.assert(
    fc.property(anyPart('active'), anyPart('top'), (first, second) => {
      const written = text(renderJson(answer(first, second), PLAIN));
      const value = JSON.parse(written);
      expect(written).toBe(`${JSON.stringify(value, null, 2)}\n`);
      expect([value.active.rows, value.top.rows]).toEqual([first.rows, second.rows]);
    }),
  );
});

test('NDJSON holds one row a line', () => {
  fc.assert(
    fc.property(anyPart('users'), (only) => {
      const lines = text(renderNdjson(answer(only), PLAIN)).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line))).toEqual(only.rows);
    }),
  );
});

test('a long answer comes in many pieces', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => ({ n }));
  const chunks = [...renderJson(answer(part('users', [column('n', 'number')], rows)), PLAIN)];
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(200_000);
  expect(JSON.parse(chunks.join('')).rows).toEqual(rows);
});
