import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { statusWindow } from '../../src/core/period.ts';
import { type Evidence, statusOf } from '../../src/core/status.ts';
import { zoneOf } from '../../src/core/zone.ts';

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
};
const today = parseDay('2026-08-31') ?? (0 as never);
const active = (text: string): Evidence['last'] => ({ at: at(text), day: zoneOf('UTC').dayOf(at(text)) });
const NOTHING: Evidence = {
  last: undefined,
  everSeen: false,
  listedDays: 0,
  deactivatedAt: undefined,
  reactivatedAt: undefined,
  acceptedAt: undefined,
  roster: undefined,
};
const listed = { takenAt: at('2026-08-01T00:00:00Z'), state: undefined };

describe('on Dedicated Cloud, the first rule that fits', () => {
  it.each<[string, Partial<Evidence>, string, number]>([
    [
      'the roster says deactivated',
      { roster: { ...listed, state: 'deactivated' }, last: active('2026-08-30T00:00:00Z') },
      'deactivated',
      1,
    ],
    ['the log deactivates, no roster', { deactivatedAt: at('2026-08-02T00:00:00Z') }, 'deactivated', 1],
    [
      'later than the roster',
      { deactivatedAt: at('2026-08-01T00:00:01Z'), roster: listed },
      'deactivated',
      1,
    ],
    [
      'at the moment of the roster',
      { deactivatedAt: at('2026-08-01T00:00:00Z'), roster: listed },
      'invite-pending',
      4,
    ],
    [
      'earlier than the roster',
      { deactivatedAt: at('2026-07-31T23:59:59Z'), roster: listed },
      'invite-pending',
      4,
    ],
    [
      'reactivated later',
      { deactivatedAt: at('2026-08-02T00:00:00Z'), reactivatedAt: at('2026-08-02T00:00:01Z') },
      'invite-pending',
      4,
    ],
    [
      'reactivated at the same moment',
      { deactivatedAt: at('2026-08-02T00:00:00Z'), reactivatedAt: at('2026-08-02T00:00:00Z') },
      'invite-pending',
      4,
    ],
    [
      'deactivated again',
      { deactivatedAt: at('2026-08-02T00:00:01Z'), reactivatedAt: at('2026-08-02T00:00:00Z') },
      'deactivated',
      1,
    ],
    ['active today', { last: active('2026-08-31T23:59:59Z') }, 'active', 2],
    ['active on the first day of the six months', { last: active('2026-03-01T00:00:00Z') }, 'active', 2],
    ['active on the day before', { last: active('2026-02-28T23:59:59Z') }, 'none', 3],
    ['a roster that says accepted', { roster: { ...listed, state: 'accepted' } }, 'none', 3],
    [
      'their own user:create or user:login',
      { acceptedAt: at('2026-08-02T00:00:00Z'), roster: listed },
      'none',
      3,
    ],
    ['a list that counts no active days', { listedDays: 0, roster: listed }, 'invite-pending', 4],
    ['a list that counts one', { listedDays: 1, roster: listed }, 'none', 3],
    [
      'a list that counts active days of somebody invited',
      { listedDays: 1, roster: { ...listed, state: 'invited' } },
      'none',
      3,
    ],
    [
      'a list that counts active days and says deactivated',
      { listedDays: 1, roster: { ...listed, state: 'deactivated' } },
      'deactivated',
      1,
    ],
    [
      'a list that counts active days, and a time',
      { listedDays: 9, last: active('2026-03-01T00:00:00Z') },
      'active',
      2,
    ],
    ['a roster that says invited', { roster: { ...listed, state: 'invited' } }, 'invite-pending', 4],
    ['a roster that says nothing', { roster: listed }, 'invite-pending', 4],
    ['nothing at all', {}, 'invite-pending', 4],
  ])('%s', (_, evidence, status, rule) => {
    expect(statusOf({ ...NOTHING, ...evidence }, 'dedicated', statusWindow(today))).toMatchObject({
      status,
      rule,
    });
  });
});

describe('on Multi-tenant Cloud', () => {
  it.each<[string, Partial<Evidence>, string]>([
    ['there is no rule of six months', { last: active('2025-05-09T00:00:00Z') }, 'active'],
    ['activity that is too early to count still means that they accepted', { everSeen: true }, 'none'],
    [
      'deactivated comes first',
      { last: active('2026-08-31T00:00:00Z'), roster: { ...listed, state: 'deactivated' } },
      'deactivated',
    ],
    ['never active, on the roster', { roster: listed }, 'invite-pending'],
    ['active on days that a list counts without saying when', { listedDays: 1, roster: listed }, 'none'],
  ])('%s', (_, evidence, status) => {
    expect(statusOf({ ...NOTHING, ...evidence }, 'multi-tenant', statusWindow(today)).status).toBe(status);
  });
});

it('a leap day counts: six months before 31 August 2024 is 29 February, which is out', () => {
  const then = parseDay('2024-08-31') ?? (0 as never);
  expect(
    statusOf({ ...NOTHING, last: active('2024-02-29T23:59:59Z') }, 'dedicated', statusWindow(then)).status,
  ).toBe('none');
  expect(
    statusOf({ ...NOTHING, last: active('2024-03-01T00:00:00Z') }, 'dedicated', statusWindow(then)).status,
  ).toBe('active');
});
