import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode } from '../../src/formats/index.ts';
import { parseJson } from '../../src/formats/json.ts';
import { readEnvelope } from '../../src/pull/envelope.ts';

/** What is heard of the envelopes in a text that comes in chunks of `size` bytes, and how many entries are in it. */
async function envelopesIn(text: string, size: number): Promise<{ envelopes: unknown[]; entries: number }> {
  const bytes = Buffer.from(text);
  const envelopes: unknown[] = [];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size));
  }
  const { entries } = await decode(chunks(), undefined, {
    entry() {},
    roster() {},
    reject() {},
    envelope: (members) => envelopes.push(members),
  });
  return { envelopes, entries };
}

const entry = { timestamp: '2026-08-01T00:00:00Z', action: 'run:"]}[{\\', actor_user_id: 1, more: [{}, []] };

it('hears all that stands around a list, wherever the list stands and the chunks end', async () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(']}'));
  const members = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), value, {
    maxKeys: 3,
    noNullPrototype: true,
  });
  await fc.assert(
    fc.asyncProperty(
      members,
      members,
      fc.nat(3),
      fc.integer({ min: 1, max: 200 }),
      async (a, b, count, size) => {
        const before = { ...a, audit_logs: Array.from({ length: count }, () => entry) };
        const envelope = { ...before, ...b, next_cursor: 'c' };
        const heard = await envelopesIn(JSON.stringify(envelope), size);
        // Read as any JSON is here: beside a text that looks like a long number, numbers keep all digits.
        const around = parseJson(JSON.stringify({ ...envelope, audit_logs: [] }));
        expect(heard).toEqual({ envelopes: ['value' in around && around.value], entries: count });
      },
    ),
    { numRuns: 200 },
  );
});

it.each([
  ['{"audit_logs":null,"next_cursor":null}', [{ audit_logs: null, next_cursor: null }]],
  [
    '{"audit_logs":[],"count":0}\n{"audit_logs":[],"count":1}',
    [
      { audit_logs: [], count: 0 },
      { audit_logs: [], count: 1 },
    ],
  ],
  ['{"audit_logs":[],"next_cursor":"x"', []],
  ['{"audit_logs":[]', []],
  ['[{"timestamp":"2026-08-01T00:00:00Z"}]', []],
])('in %s hears %j', async (text, expected) => {
  for (const size of [1, 7, 1000]) expect((await envelopesIn(text, size)).envelopes).toEqual(expected);
});

it.each([
  [{ next_cursor: null }, undefined],
  [{ next_cursor: '' }, undefined],
  [{}, undefined],
  [{ next_cursor: 'abc' }, 'abc'],
])('%j leads on to %s', (members, cursor) => {
  expect(readEnvelope(members).cursor).toBe(cursor);
});
