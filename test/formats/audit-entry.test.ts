import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { decodeLine } from '../../src/formats/audit-entry.ts';

const TIME = '"timestamp":"2026-08-01T14:00:00.9Z"';
const AT = Date.UTC(2026, 7, 1, 14) / 1000;

const decodeEntry = (text: string): Entry | string => decodeLine(Buffer.from(text));

/** The entry with these members besides its time. */
function entry(members: string): Entry {
  const result = decodeEntry(`{${TIME},${members}}`);
  if (typeof result === 'string') throw new Error(result);
  return result;
}

describe('a text', () => {
  test('reads all that is needed of a whole entry', () => {
    const text = `{${TIME},"action":"run:update","actor_user_id":42,"actor_email":" Ann@Example.com","actor_ip":"::1",
      "response_code":200,"user_asset":"VXNlcjo3","user_email":"bob@example.com","run_asset":9,"report_asset":"r1"}`;
    expect(decodeEntry(text)).toEqual({
      at: AT,
      action: 'run:update',
      actor: { id: '42', email: 'ann@example.com' },
      target: { id: '7', email: 'bob@example.com' },
      succeeded: true,
      run: '9',
      report: 'r1',
    });
  });

  test('needs a time only', () => {
    expect(decodeEntry(`{${TIME}}`)).toEqual({ at: AT, succeeded: true });
  });

  test.each([
    ['42', '42'],
    ['"42"', '42'],
    ['42.0', '42'],
    ['4.2e1', '42'],
    ['420E-1', '42'],
    ['"042"', '042'],
    ['" 42 "', '42'],
    ['0', '0'],
    ['-0', '0'],
    ['-1', '-1'],
    ['"Abc"', 'Abc'],
    ['"VXNlcjo0Mg=="', '42'],
    ['9007199254740993', '9007199254740993'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['123456789012345.678901e6', '123456789012345678901'],
    ['1e23', '100000000000000000000000'],
    ['"u1\\u0000x"', 'u1\0x'],
  ])('takes actor_user_id %s for the id %s', (literal, id) => {
    expect(entry(`"actor_user_id":${literal}`).actor).toEqual({ id, email: undefined });
  });

  test('keeps every digit of any whole number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (id) => {
        expect(entry(`"actor_user_id":${id}`).actor?.id).toBe(String(id));
      }),
    );
  });

  test.each(['null', '""', '"  "'])('takes actor_user_id %s for none', (literal) => {
    expect(entry(`"actor_user_id":${literal}`).actor).toBeUndefined();
    expect(entry(`"actor_user_id":${literal},"actor_email":"A@b"`).actor).toEqual({
      id: undefined,
      email: 'a@b',
    });
  });

  test.each([
    ['"actor_user_id":false', 'actor_user_id is false, neither a whole number nor text'],
    ['"actor_user_id":["u1"]', 'actor_user_id is an array, neither a whole number nor text'],
    ['"actor_user_id":{"id":"u1"}', 'actor_user_id is an object, neither a whole number nor text'],
    ['"actor_user_id":1.5', 'actor_user_id is a number, neither a whole number nor text'],
    ['"actor_user_id":1e999', 'actor_user_id is a number, neither a whole number nor text'],
    ['"actor_user_id":1234567890123456.5', 'actor_user_id is a number, neither a whole number nor text'],
    ['"actor_email":7', 'actor_email is a number, not text'],
    ['"actor_email":["a@b"]', 'actor_email is an array, not text'],
  ])('rejects an entry with %s', (members, reason) => {
    expect(decodeEntry(`{${TIME},${members}}`)).toBe(reason);
  });

  test('takes a wrong type elsewhere for nothing', () => {
    const text = `{${TIME},"action":7,"user_asset":[1],"user_email":{},"run_asset":true,"report_asset":1.5,"x":[{"y":[]}]}`;
    expect(decodeEntry(text)).toEqual({ at: AT, succeeded: true });
  });

  test.each([
    ['null', true],
    ['200', true],
    ['299', true],
    ['2e2', true],
    ['"204"', true],
    ['199', false],
    ['300', false],
    ['200.5', false],
    ['"ok"', false],
    ['""', false],
    ['false', false],
    ['[200]', false],
  ])('with response_code %s an action succeeded: %s', (code, succeeded) => {
    expect(entry(`"response_code":${code}`).succeeded).toBe(succeeded);
  });

  test.each([
    ['{}', 'timestamp is missing'],
    ['{"timestamp":null}', 'timestamp is missing'],
    ['{"timestamp":1748772000}', 'timestamp is a number, not RFC 3339 text'],
    ['{"timestamp":1748772000.5}', 'timestamp is a number, not RFC 3339 text'],
    ['{"timestamp":[]}', 'timestamp is an array, not RFC 3339 text'],
    ['{"timestamp":"2026-08-01"}', 'timestamp "2026-08-01" is not an RFC 3339 time since 1970'],
    ['{"__proto__":{"timestamp":"2026-08-01T14:00:00Z"}}', 'timestamp is missing'],
    ['null', 'not an audit log entry but null'],
    ['true', 'not an audit log entry but true'],
    ['1', 'not an audit log entry but a number'],
    ['12345678901234567890', 'not an audit log entry but a number'],
    ['"text"', 'not an audit log entry but text'],
    ['[{}]', 'not an audit log entry but an array'],
    ['', 'not JSON: unexpected end'],
    ['{"timestamp":"2026-08', 'not JSON: unexpected end'],
    ['{"a":1,}', 'not JSON: expected double-quoted property name at position 7'],
    ['{"a":"\0"}', 'not JSON: bad control character in string literal at position 6'],
    ['{"error":{"message":"permission denied"}}', 'an API error: permission denied'],
  ])('rejects %s', (text, reason) => {
    expect(decodeEntry(text)).toBe(reason);
  });

  test('takes the last of two members with one key, also beside a long number', () => {
    const ids = '"actor_user_id":1,"actor_user_id":2';
    expect(entry(ids).actor?.id).toBe('2');
    expect(entry(`${ids},"x":12345678901234567890`).actor?.id).toBe('2');
  });

  test('is not impressed by deep nesting', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(entry(`"x":${deep}`).at).toBe(AT);
    expect(decodeEntry(`{${TIME},"x":${deep},"y":12345678901234567890}`)).toBe('nested too deeply');
    expect(typeof decodeEntry('['.repeat(1_000_000))).toBe('string');
  });

  test('gives an entry or a reason for any value', () => {
    const keys = fc.constantFrom(
      'timestamp',
      'actor_user_id',
      'actor_email',
      'response_code',
      'user_asset',
      'action',
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())), (value) => {
        const result = decodeEntry(JSON.stringify(value));
        if (typeof result === 'string') expect(result).not.toBe('');
        else expect(result.at).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a line', () => {
  test('rejects bytes that are no UTF-8', () => {
    const line = Buffer.from(`{${TIME},"actor_user_id":"\u00e9"}`);
    expect(decodeLine(line)).toMatchObject({ actor: { id: '\u00e9' } });
    expect(decodeLine(Buffer.from(line.toString('utf8'), 'latin1'))).toBe('not valid UTF-8');
  });
});
