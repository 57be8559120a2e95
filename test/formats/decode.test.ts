import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DamagedInput } from '../../src/core/damaged-input.ts';
import { decodeLine } from '../../src/formats/audit-entry.ts';
import { decompress } from '../../src/sources/decompress.ts';
import { decoded, inChunks } from './decoding.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('[', ']}', '"', '\\', 'audit_logs', ','),
);
const logEntry = fc.record(
  {
    timestamp: fc
      .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    action: text,
    actor_user_id: fc.oneof(fc.integer(), text),
    actor_email: text,
    response_code: fc.integer({ min: 100, max: 599 }),
    user_asset: fc.integer(),
    audit_logs: fc.oneof(text, fc.constant({ audit_logs: [] })),
    '"\\': fc.array(fc.dictionary(text, text)),
  },
  { requiredKeys: ['timestamp'] },
);
const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 });

type Json = Readonly<Record<string, unknown>>;
const envelope = (entries: readonly Json[], indent = 0) =>
  JSON.stringify(
    { range_start_time: '2026-01-01T00:00:00Z', audit_logs: entries, x: { y: [1] }, next_cursor: null },
    null,
    indent,
  );
const halves = (entries: readonly Json[]) => [
  entries.slice(0, entries.length / 2),
  entries.slice(entries.length / 2),
];

/** Every way to write entries down. */
const SHAPES: Readonly<Record<string, (entries: readonly Json[]) => string>> = {
  'one a line': (entries) => entries.map((entry) => JSON.stringify(entry)).join('\n'),
  'one a line, with CRLF': (entries) => entries.map((entry) => `${JSON.stringify(entry)}\r\n`).join('\r\n'),
  'pretty-printed': (entries) => entries.map((entry) => JSON.stringify(entry, null, 2)).join('\n'),
  'an array': (entries) => JSON.stringify(entries),
  'a pretty-printed array': (entries) => JSON.stringify(entries, null, 2),
  'an API answer': (entries) => envelope(entries),
  'a pretty-printed API answer': (entries) => envelope(entries, 2),
  'API answers in a row': (entries) =>
    halves(entries)
      .map((page) => envelope(page))
      .join(''),
  'API answers on lines': (entries) =>
    halves(entries)
      .map((page) => envelope(page))
      .join('\n'),
};

describe('decode', () => {
  test.each(Object.entries(SHAPES))('reads entries as %s, whatever the chunks', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(logEntry, { minLength: 1, maxLength: 8 }), sizes, async (entries, chunks) => {
        const expected = entries.map((entry) => decodeLine(Buffer.from(JSON.stringify(entry))));
        const outcome = await decoded(write(entries), { sizes: chunks });
        expect(outcome.rejections).toEqual([]);
        expect(outcome.read).toEqual(expected);
        expect(outcome).toMatchObject({ lines: entries.length, entries: entries.length });
      }),
    );
  });

  test('reads entries in several gzip members', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(logEntry, { maxLength: 8 }),
        sizes,
        fc.nat(),
        async (entries, chunks, nat) => {
          const plain = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
          const cut = nat % (plain.length + 1);
          const packed = Buffer.concat([gzipSync(plain.subarray(0, cut)), gzipSync(plain.subarray(cut))]);
          const outcome = await decoded(decompress(inChunks(packed, chunks)));
          expect(outcome.read).toEqual((await decoded(plain)).read);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('reads entries packed by zstd', async () => {
    const packed = Buffer.from(
      'KLUv/SSlNQIAtAN7InRpbWVzdGFtcCI6IjIwMjYtMDgtMDFUMTQ6MDA6MDBaIiwiYWN0b3JfdXNlcl9pZCI6MX0KMjN9CgIAA6e46FNBAZoeES8=',
      'base64',
    );
    const outcome = await decoded(decompress(inChunks(packed, [7])));
    expect(outcome.read.map(({ actor }) => actor?.id)).toEqual(['1', '2', '3']);
  });

  const LINE = '{"timestamp":"2026-08-01T14:00:00Z","actor_user_id":1}';

  test('skips lines of white space and numbers the others as they stand', async () => {
    const outcome = await decoded(`\n \t\r\n\u00a0\u2003\n${LINE}\n\noops\n${LINE.slice(0, -9)}`);
    expect(outcome).toMatchObject({ format: 'ndjson', lines: 3, entries: 1 });
    expect(outcome.rejections).toEqual([
      { line: 6, reason: "not JSON: unexpected token 'o'" },
      { line: 7, reason: 'not JSON: unexpected end' },
    ]);
  });

  test('keeps the lines around a broken first one', async () => {
    expect(await decoded(`${LINE.slice(0, 20)}\n${LINE}\n`)).toMatchObject({ lines: 2, entries: 1 });
    expect(await decoded(`${'['.repeat(70_000)}\n${LINE}\n`)).toMatchObject({ lines: 2, entries: 1 });
    expect(await decoded(`plain words\n${LINE}\n`)).toMatchObject({ lines: 2, entries: 1 });
  });

  test('rejects what is longer than 16 MiB and reads on', async () => {
    const long = `{"x":"${'y'.repeat(16 << 20)}"}`;
    const reason = 'longer than 16 MiB';
    expect(await decoded(`${LINE}\n${long}\n${LINE}`)).toMatchObject({
      entries: 2,
      rejections: [{ line: 2, reason }],
    });
    expect(await decoded(`[${LINE},${long},${LINE}]`)).toMatchObject({
      entries: 2,
      rejections: [{ line: 2, reason }],
    });
  });

  test.each([
    ['{"audit_logs":[]}', []],
    ['{"count":0,"audit_logs":null,"next_cursor":null}', []],
    ['[]', []],
    [`{"audit_logs":[${LINE}`, ['not JSON: the text ends before its last bracket or quote is closed']],
    [`{"audit_logs":[${LINE},1]}`, ['not an audit log entry but a number']],
    [`{"x":"audit_logs","audit_logs":[${LINE}]}`, []],
    [`{"audit_logs":"none"}`, ['timestamp is missing']],
  ])('reads the API answer %s', async (answer, reasons) => {
    const outcome = await decoded(answer);
    expect(outcome.format).toBe('json-entries');
    expect(outcome.rejections.map(({ reason }) => reason)).toEqual(reasons);
  });

  test.each(['', ' \n\t\r\n', '\u00a0'])('finds nothing in %j', async (blank) => {
    expect(await decoded(blank)).toEqual({
      format: 'empty',
      lines: 0,
      entries: 0,
      read: [],
      lists: [],
      rejections: [],
    });
  });

  test('rejects a text that is no log once, and closes its source', async () => {
    let closed = false;
    const page = async function* () {
      try {
        yield Buffer.from(`<!DOCTYPE html>${' '.repeat(70_000)}`);
        yield Buffer.from('more');
      } finally {
        closed = true;
      }
    };
    const outcome = await decoded(page());
    expect(outcome).toMatchObject({ lines: 1, rejections: [{ line: 1, reason: 'an HTML page, not a log' }] });
    expect(closed).toBe(true);
  });

  test('keeps what comes before the damage, but not half a user list', async () => {
    const damaged = async function* (sound: string) {
      yield Buffer.from(sound);
      throw new DamagedInput('gzip stream ends early');
    };
    const reason = 'gzip stream ends early';
    expect(await decoded(damaged(`${LINE}\n${LINE}\n{"time`))).toMatchObject({
      entries: 2,
      rejections: [{ line: 3, reason }],
    });
    expect(await decoded(damaged('email\na@b\n'))).toMatchObject({
      lists: [],
      rejections: [{ line: 1, reason }],
    });
  });

  test('believes the caller more than the text', async () => {
    const outcome = await decoded('{}', { as: 'csv' });
    expect(outcome).toMatchObject({ format: 'csv', lists: [], rejections: [{ line: 1 }] });
  });
});
