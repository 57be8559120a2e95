import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { covers } from '../../src/pull/envelope.ts';
import {
  daysBackQuery,
  firstDay,
  reachWith,
  utcDay,
  windowQuery,
  windowsBetween,
} from '../../src/pull/window.ts';
import type { Reach } from '../../src/store/pulls.ts';

const at = (text: string): Instant => parseInstant(text) as Instant;
const day = (text: string): Day => utcDay(at(`${text}T00:00:00Z`));
const now = at('2026-08-31T12:30:00Z');
const reach = (since: string, until: string): Reach => ({ since: at(since), until: at(until) });

it.each([
  ['nothing was read yet', undefined, '2026-01-01T00:00:00Z', '2026-01-01'],
  [
    'all was read from there on',
    reach('2026-01-01T00:00:00Z', '2026-08-31T11:30:00Z'),
    '2026-01-01T00:00:00Z',
    '2026-08-30',
  ],
  [
    'it was read from a second later on',
    reach('2026-01-01T00:00:01Z', '2026-08-31T11:30:00Z'),
    '2026-01-01T00:00:00Z',
    '2026-01-01',
  ],
  [
    'the end is just after midnight',
    reach('2026-01-01T00:00:00Z', '2026-08-31T00:00:00Z'),
    '2026-05-05T00:00:00Z',
    '2026-08-30',
  ],
  [
    'the end is just before midnight',
    reach('2026-01-01T00:00:00Z', '2026-08-30T23:59:59Z'),
    '2026-05-05T00:00:00Z',
    '2026-08-29',
  ],
  [
    'little was read',
    reach('2026-08-30T00:00:00Z', '2026-08-30T00:00:00Z'),
    '2026-08-30T00:00:00Z',
    '2026-08-30',
  ],
  [
    'the clock was wrong',
    reach('2026-01-01T00:00:00Z', '2031-01-01T00:00:00Z'),
    '2026-05-05T00:00:00Z',
    '2026-08-30',
  ],
] as const)('begins where it must: %s', (_, read, since, first) => {
  expect(firstDay(read, at(since), now)).toBe(day(first));
});

describe.each([
  ['dedicated', 28],
  ['multi-tenant', 8],
] as const)('windows on %s', (rules, longest) => {
  it('stand side by side from the first day to today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (back) => {
        const first = (utcDay(now) - back) as Day;
        const windows = windowsBetween(first, now, rules);
        expect(windows[0]?.from).toBe(first);
        expect(windows.at(-1)?.to).toBe(utcDay(now) + 1);
        windows.forEach(({ from, to }, index) => {
          expect(to - from).toBeGreaterThan(0);
          expect(to - from).toBeLessThanOrEqual(longest);
          expect(windows[index + 1]?.from ?? to).toBe(to);
        });
      }),
    );
  });
});

it('asks in the words of each server', () => {
  const window = { from: day('2026-08-24'), to: day('2026-09-01') };
  expect(windowQuery(window, 'dedicated')).toEqual({
    startDate: '2026-08-24',
    endDate: '2026-09-01',
    limit: 20_000,
  });
  expect(windowQuery(window, 'multi-tenant')).toEqual({
    startDate: '2026-08-24',
    numDays: 7,
    limit: 100_000,
  });
  expect(daysBackQuery(day('2026-08-24'), now)).toEqual({ numDays: 7 });
  expect(daysBackQuery(day('2026-08-31'), now)).toEqual({ numDays: 0 });
});

it.each([
  ['the first window', undefined, '2026-08-01T00:00:00Z', '2026-08-29T00:00:00Z'],
  [
    'the next one',
    reach('2026-01-01T00:00:00Z', '2026-08-01T00:00:00Z'),
    '2026-01-01T00:00:00Z',
    '2026-08-29T00:00:00Z',
  ],
  [
    'one behind a gap',
    reach('2026-01-01T00:00:00Z', '2026-07-31T23:59:59Z'),
    '2026-08-01T00:00:00Z',
    '2026-08-29T00:00:00Z',
  ],
  [
    'one before all',
    reach('2026-08-29T00:00:00Z', '2026-08-31T00:00:00Z'),
    '2026-08-01T00:00:00Z',
    '2026-08-31T00:00:00Z',
  ],
  [
    'one before a gap',
    reach('2026-08-29T00:00:01Z', '2026-08-31T00:00:00Z'),
    '2026-08-01T00:00:00Z',
    '2026-08-29T00:00:00Z',
  ],
  [
    'one inside',
    reach('2026-01-01T00:00:00Z', '2026-08-31T00:00:00Z'),
    '2026-01-01T00:00:00Z',
    '2026-08-31T00:00:00Z',
  ],
] as const)('what was read grows by %s', (_, read, since, until) => {
  const window = { from: day('2026-08-01'), to: day('2026-08-29') };
  expect(reachWith(read, window, now)).toEqual(reach(since, until));
});

it('today was read up to now only', () => {
  const window = { from: day('2026-08-30'), to: day('2026-09-01') };
  expect(reachWith(undefined, window, now).until).toBe(now);
});

it.each([
  ['2026-08-30T00:00:00Z', '2026-09-01T00:00:00Z', true],
  ['2026-08-01T00:00:00Z', '2026-10-01T00:00:00Z', true],
  ['2026-08-30T00:00:01Z', '2026-09-01T00:00:00Z', false],
  ['2026-08-30T00:00:00Z', '2026-08-31T12:30:00Z', true],
  ['2026-08-30T00:00:00Z', '2026-08-31T12:20:00Z', true],
  ['2026-08-30T00:00:00Z', '2026-08-31T12:19:59Z', false],
  ['2026-08-30T00:00:00Z', '2026-08-30T12:00:00Z', false],
  [undefined, undefined, true],
] as const)('an answer from %s to %s is for what was asked: %s', (from, to, expected) => {
  const envelope = { cursor: undefined, rangeStart: from && at(from), rangeEnd: to && at(to) };
  expect(covers(envelope, { from: day('2026-08-30'), to: day('2026-09-01') }, now)).toBe(expected);
});
