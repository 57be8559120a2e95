import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds, parseCondition } from '../../src/cli/fail-if/condition.ts';
import { type Figure, figureText } from '../../src/cli/fail-if/metric.ts';
import { UserError } from '../../src/core/errors.ts';

const METRICS = [
  { name: 'active-users', unit: 'count' },
  { name: 'idle-share', unit: 'share' },
] as const;
const share = (part: number, of: number): Figure => ({ part, of });

it.each<[text: string, figure: Figure, expected: boolean]>([
  ['active-users < 50', 49, true],
  ['active-users < 50', 50, false],
  ['active-users <= 50', 50, true],
  ['active-users <= 50', 51, false],
  ['active-users > 50', 51, true],
  ['active-users > 50', 50, false],
  ['active-users >= 50', 50, true],
  ['active-users >= 50', 49, false],
  ['active-users = 0', 0, true],
  ['active-users == 0', 0, true],
  ['active-users = 0', 1, false],
  ['active-users != 0', 1, true],
  ['active-users != 0', 0, false],
  ['active-users<50', 49, true],
  ['  active-users   <50 ', 49, true],
  ['active-users > 999999999', Number.POSITIVE_INFINITY, true],
  ['active-users <= 999999999', Number.POSITIVE_INFINITY, false],
  ['active-users > 2.5', 3, true],
  ['active-users > 2.5', 2, false],
  ['idle-share > 20%', share(1, 5), false],
  ['idle-share > 20%', share(201, 1000), true],
  ['idle-share >= 20%', share(1, 5), true],
  ['idle-share > 7%', share(7, 100), false], // 7 / 100 * 100 is 7.000000000000001
  ['idle-share = 33.333%', share(1, 3), false],
  ['idle-share = 12.5 %', share(1, 8), true],
  ['idle-share < 0.1%', share(1, 1000), false],
  ['idle-share > 0%', share(0, 0), false],
  ['idle-share = 0%', share(0, 0), true],
])('%s of %j: %s', (text, figure, expected) => {
  expect(holds(parseCondition(text, METRICS), figure)).toBe(expected);
});

it.each([
  ['', 'is not a condition', "write it as: 'active-users < 50'"],
  ['active-users', 'is not a condition', "'active-users < 50'"],
  ['active-users <', 'is not a condition', "'active-users < 50'"],
  ['active-users < many', 'is not a condition', "'active-users < 50'"],
  ['active-users < -1', 'is not a condition', "'active-users < 50'"],
  ['active-users =< 1', 'is not a condition', "'active-users < 50'"],
  ['active-users < 50 and more', 'is not a condition', "'active-users < 50'"],
  ['activ-users < 50', "there is no 'activ-users'", 'did you mean active-users?'],
  ['active-users < 50%', 'is a count', "'active-users < 50'"],
  ['idle-share > 20', 'is a share', "'idle-share > 20%'"],
  ['idle-share > 0.2', 'is a share', "'idle-share > 20%'"],
])('%j is a usage error: %s', (text, message, hint) => {
  const parse = () => parseCondition(text, METRICS);
  expect(parse).toThrow(UserError);
  expect(parse).toThrow(message);
  expect(parse).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint), exitCode: 2 }));
});

it('exactly one of <, = and > holds, whatever the figures', () => {
  const figure = fc.oneof(
    fc.nat(10_000),
    fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([a, b]) => share(Math.min(a, b), Math.max(a, b))),
  );
  const bound = fc.tuple(fc.nat(9_999), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`);
  fc.assert(
    fc.property(figure, bound, (value, limit) => {
      const metric = typeof value === 'number' ? 'active-users' : 'idle-share';
      const unit = typeof value === 'number' ? '' : '%';
      const verdicts = ['<', '=', '>'].map((sign) =>
        holds(parseCondition(`${metric} ${sign} ${limit}${unit}`, METRICS), value),
      );
      expect(verdicts.filter(Boolean)).toHaveLength(1);
    }),
  );
});

it.each<[Figure, string]>([
  [12, '12'],
  [Number.POSITIVE_INFINITY, 'without end'],
  [share(3, 13), '3 of 13 (23.1%)'],
  [share(0, 0), '0 of 0 (0.0%)'],
])('%j reads %s', (figure, text) => {
  expect(figureText(figure)).toBe(text);
});
