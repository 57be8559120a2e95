import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../src/core/zone.ts';
import { compileKernel } from '../../src/kernel/kernel.ts';
import { Roads } from './roads.ts';

const roads = new Roads(compileKernel(), zoneOf('UTC'));

const base = {
  timestamp: '2024-02-29T23:59:59Z',
  action: 'run:update',
  actor_user_id: '17',
  actor_email: 'ann@example.com',
};
const line = (fields: object): string => JSON.stringify({ ...base, ...fields });
const raw = (member: string): string => `${line({}).slice(0, -1)},${member}}`;

describe('a line that the kernel folds itself', () => {
  it.each<readonly [string, string]>([
    ['the plain form', line({ run_asset: '4294967295', response_code: 200 })],
    ['numbers for ids', line({ actor_user_id: 999999999999999, run_asset: 0, user_asset: 7 })],
    [
      'null for what is absent',
      line({ action: null, actor_user_id: null, actor_email: null, run_asset: null }),
    ],
    ['no actor', line({ actor_user_id: undefined, actor_email: undefined, action: 'user:initiate_login' })],
    ['an actor by e-mail alone', line({ actor_user_id: undefined })],
    ['a target', line({ action: 'user:read', user_asset: '18', user_email: 'Ben@Example.com' })],
    [
      'a sign-in of its actor',
      line({ action: 'user:login', user_asset: '17', user_email: 'ann@example.com' }),
    ],
    [
      'a sign-in without an actor',
      line({ action: 'user:login', actor_user_id: null, actor_email: null, user_asset: 1 }),
    ],
    ['an administrative event', line({ action: 'team:invite_user', user_email: 'new@example.com' })],
    ...['user:create', 'user:deactivate', 'user:permanently_delete', 'user:reactivate'].map(
      (action) => [action, line({ action, user_asset: '18', user_email: 'ben@example.com' })] as const,
    ),
    ...[199, 200, 204, 299, 300, 20, 2000, null].map(
      (code) =>
        [
          `an administrative event with code ${code}`,
          line({ action: 'user:create', user_asset: 1, response_code: code }),
        ] as const,
    ),
    ['an administrative event on nobody', line({ action: 'user:create' })],
    ['a report written', line({ action: 'report:update', report_asset: '12' })],
    ['a fraction of a second', line({ timestamp: '2024-02-29T23:59:59.999999999Z' })],
    ['an offset', line({ timestamp: '2024-03-01T00:00:00.5+05:30' })],
    ['a negative offset', line({ timestamp: '2024-03-01T00:00:00-23:59' })],
    ['escapes where nothing is needed', raw('"note":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9","more":1')],
    ['UTF-8 of every length', line({ note: 'caf\u00e9 \u6a5f\u68b0 \u{1f600}', more: 'x' })],
    ['numbers of every form', raw('"a":-0.5e+10,"b":0,"c":12345678901234567890,"d":1E5,"e":-1')],
    ['words', raw('"a":true,"b":false,"c":null')],
    ['white space', ` ${JSON.stringify(base, null, 1).replaceAll('\n', ' ')} \r`],
    ['a long text', line({ note: 'x'.repeat(5000) })],
    ['a key of 50 characters', line({ ['k'.repeat(50)]: 'v' })],
    ['the longest id and address', line({ actor_user_id: 'x'.repeat(16), actor_email: 'y'.repeat(64) })],
    ['an id as SCIM writes it', line({ actor_user_id: 'VXNlcjoxNw==', actor_email: null })],
    ['the longest action', line({ action: 'a'.repeat(32) })],
  ])('%s', (_, text) => {
    expect(roads.agree(`${text}\n`)).toBe(0);
  });
});

describe('a line that the kernel hands back', () => {
  it.each([
    ['an escape in a needed value', raw('"run_asset":"\\u0031"')],
    ['an escape in an action', line({}).replace('run:', 'run\\u003a')],
    ['an escape in a key', line({}).replace('"action"', '"\\u0061ction"')],
    ['a needed key twice', raw('"action":"run:stop"')],
    ['a needed key twice, once null', raw('"action":null')],
    ['a nested value', raw('"a":{"b":1}')],
    ['a list', raw('"a":[]')],
    ['an id as SCIM writes it with an address', line({ actor_user_id: 'VXNlcjox' })],
    ['space around an id', line({ actor_user_id: ' 17' })],
    ['space around an address', line({ actor_email: 'ann@example.com ' })],
    ['an address that is not ASCII', line({ actor_email: 'ren\u00e9@example.com' })],
    ['an empty id', line({ actor_user_id: '' })],
    ['an id of 17 bytes', line({ actor_user_id: 'x'.repeat(17) })],
    ['an address of 65 bytes', line({ actor_email: 'y'.repeat(65) })],
    ['an action of 33 bytes', line({ action: 'a'.repeat(33) })],
    ['an id with a fraction', raw('"user_asset":1.5')],
    ['an id of 16 digits', raw('"user_asset":1234567890123456')],
    ['a run that is no small number', line({ run_asset: '4294967296' })],
    ['a run with a zero in front', line({ run_asset: '01' })],
    ['a leap second', line({ timestamp: '2016-12-31T23:59:60Z' })],
    ['a small t', line({ timestamp: '2024-02-29t23:59:59Z' })],
    ['a moment after 2105', line({ timestamp: '2106-01-01T00:00:00Z' })],
    ['the first second of 1970', line({ timestamp: '1970-01-01T00:00:00Z' })],
    ['a date that no calendar has', line({ timestamp: '2023-02-29T00:00:00Z' })],
    ['the 29th of February 2100', line({ timestamp: '2100-02-29T00:00:00Z' })],
    ['the 31st of April', line({ timestamp: '2024-04-31T00:00:00Z' })],
    ['hour 24', line({ timestamp: '2024-02-29T24:00:00Z' })],
    ['minute 60', line({ timestamp: '2024-02-29T23:60:00Z' })],
    ['a time without an offset', line({ timestamp: '2024-02-29T23:59:59' })],
    ['no timestamp', line({ timestamp: undefined })],
    ['a byte order mark', `\ufeff${line({})}`],
    ['a tab in a text', line({ note: 'x' }).replace('"x"', '"\t"')],
    ['an unknown escape', raw('"note":"\\x"')],
    ['a cut \\u escape', raw('"note":"\\u12g4"')],
    ['a number with a zero in front', raw('"a":01')],
    ['a number without digits', raw('"a":-')],
    ['a number that ends in a point', raw('"a":1.')],
    ['an empty object', '{}'],
    ['a comma too many', `${line({}).slice(0, -1)},}`],
    ['something behind the object', `${line({})}x`],
    ['half a line', line({}).slice(0, -3)],
  ])('%s', (_, text) => {
    expect(roads.agree(`${text}\n`)).toBe(1);
  });

  it.each([
    ['an overlong sequence', [0xc0, 0x80]],
    ['an overlong sequence of three', [0xe0, 0x9f, 0xbf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['a cut sequence', [0xf0, 0x9f, 0x98]],
  ])('%s', (_, bytes) => {
    const [before, behind] = line({ note: '@' }).split('@"');
    expect(
      roads.agree(Buffer.concat([Buffer.from(`${before}`), Buffer.from(bytes), Buffer.from(`"${behind}\n`)])),
    ).toBe(1);
  });
});

describe('lines among others', () => {
  it('counts blank lines for the line numbers only', () => {
    expect(roads.agree(`\n \r\n${line({})}\n\nrubbish\n\t\nmore`)).toBe(2);
  });

  it('takes the last line without a line feed', () => {
    expect(roads.agree(line({}))).toBe(0);
  });

  it('takes a value as a number after it was a string, and back', () => {
    expect(
      roads.agree(
        [
          line({ run_asset: '1' }),
          line({ run_asset: 2 }),
          line({ run_asset: ' 3' }),
          raw('"run_asset": 4'),
        ].join('\n'),
      ),
    ).toBe(1);
  });

  it('goes on when it has met more keys and actions than it can remember', () => {
    const lines = Array.from({ length: 300 }, (_, i) => line({ [`key${i}`]: i, action: `run:${i % 70}` }));
    roads.agree(lines.join('\n'));
    expect(roads.agree(lines.slice(0, 60).join('\n'))).toBe(0);
  });

  it('gives an address to the latest id, and to nobody where two come at one moment', () => {
    const seen = (id: string, email: string, second: number) =>
      line({ actor_user_id: id, actor_email: email, timestamp: `2024-01-01T00:00:0${second}Z` });
    roads.agree(
      [
        seen('1', 'a@x', 1),
        seen('2', 'A@x', 2),
        seen('3', 'b@x', 3),
        seen('4', 'b@x', 3),
        seen('1', 'c@x', 5),
        seen('1', 'a@x', 0),
      ].join('\n'),
    );
  });

  it('says where a line is longer than it can hold', () => {
    const { folder } = roads;
    folder.begin();
    const results: boolean[] = [];
    for (let i = 0; i < 5; i++) {
      folder.space().fill(0x20);
      results.push(folder.fold(folder.space().length, false, () => {}));
    }
    expect(results).toEqual([true, true, true, true, false]);
  });
});
