import { expect, it } from 'vitest';
import type { Deployment, Rules } from '../../src/core/deployment.ts';
import type { Entry } from '../../src/core/entry.ts';
import type { UserId } from '../../src/core/identity.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { type Member, type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { standings } from '../../src/reports/standing.ts';
import { statusWarnings } from '../../src/reports/status-warnings.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { purge } from '../../src/store/purge.ts';
import { asking } from '../store/counts.ts';
import { factsOf } from '../store/inputs.ts';
import { scratchDatabases } from '../store/scratch.ts';

const newDatabase = scratchDatabases();
const noon = (day: string): Instant => parseInstant(`${day}T12:00:00Z`) ?? (0 as Instant);

/** A log of an actor who is on no list: what the others did is what it does not have. */
const log = (...days: string[]): Entry[] => days.map((day) => event(day, 'run:update', '9'));
function event(day: string, action: string, actor: string, target?: string): Entry {
  const named = (id: string) => ({ id: id as UserId, email: undefined });
  return {
    at: noon(day),
    action,
    actor: named(actor),
    target: target === undefined ? undefined : named(target),
    succeeded: true,
    run: undefined,
    report: undefined,
  };
}

function list(takenAt: string, ...members: Partial<Member>[]): Roster {
  return {
    kind: 'scim-users',
    takenAt: noon(takenAt),
    startIndex: 1,
    total: undefined,
    members: members.map((known, at) => ({ ...UNKNOWN_MEMBER, id: String(at + 1) as UserId, ...known })),
  };
}

interface Asked {
  readonly of: readonly (Entry | Roster)[];
  readonly deployment?: Deployment;
  readonly rules?: Rules;
  readonly asOf?: string;
  /** Before this day. */
  readonly purged?: string;
}

/** As of 31 August 2026, whose six months begin on 1 March, on Dedicated Cloud. */
function warningsOf({ of, deployment = 'dedicated', rules, asOf = '2026-08-31', purged }: Asked): string[] {
  const db = newDatabase();
  new FactsMerger(db).finish(factsOf(of, zoneOf('UTC')).pack(), []);
  if (purged !== undefined) purge(db, zoneOf('UTC').dayOf(noon(purged)));
  const now = (noon(asOf) + 43_199) as Instant;
  return asking(
    db,
    now,
    (ledger) =>
      statusWarnings(
        ledger,
        standings(ledger).filter(({ listed }) => listed),
        rules,
      ),
    deployment,
  );
}

const accepted = { state: 'accepted' } as const;
const addedOn = (day: string) => ({ addedAt: noon(day) });
const sixMonths = log('2026-03-01', '2026-08-31');
const since2025 = log('2025-05-09', '2026-08-31');
const late = (from: string, since: string, who: string) =>
  `the log begins on ${from}, later than ${since}: who is shown as ${who} may have been active before`;
const never = (from: string) =>
  `the log begins on ${from}: who is shown as invite pending may have been active before`;
const stopped = (to: string, days: number, who: string) =>
  `the log ends on ${to}, ${days} days before 2026-08-31: who is shown as ${who} may have been active since`;
const multiTenant = { deployment: 'multi-tenant' } as const;

it.each<[what: string, asked: Asked, expected: readonly string[]]>([
  ['six months of log span a "-"', { of: [...sixMonths, list('2026-08-31', accepted)] }, []],
  [
    'a day less does not',
    { of: [...log('2026-03-02', '2026-08-31'), list('2026-08-31', accepted)] },
    [late('2026-03-02', '2026-03-01', 'not active')],
  ],
  [
    'Invite pending asserts more than six months',
    { of: [...sixMonths, list('2026-08-31', {})] },
    [never('2026-03-01')],
  ],
  [
    'both in one line',
    { of: [...log('2026-03-02', '2026-08-31'), list('2026-08-31', {}, accepted)] },
    [late('2026-03-02', '2026-03-01', 'not active or invite pending')],
  ],
  [
    'accounts as old as the log were in it from their first day',
    { of: [...sixMonths, list('2026-08-31', addedOn('2026-03-01'))] },
    [],
  ],
  [
    'an older account was not',
    { of: [...sixMonths, list('2026-08-31', addedOn('2026-02-28'))] },
    [never('2026-03-01')],
  ],
  [
    'nor need the log be as old for whom it invites',
    { of: [...sixMonths, event('2026-04-01', 'team:invite_user', '9', '5')] },
    [],
  ],
  [
    'a young account needs no six months',
    {
      of: [...log('2026-07-01', '2026-08-31'), list('2026-08-31', { ...accepted, ...addedOn('2026-07-01') })],
    },
    [],
  ],
  [
    'who is active or deactivated is not in doubt',
    {
      of: [
        ...log('2026-08-31'),
        event('2026-08-31', 'run:update', '1'),
        list('2026-08-31', {}, { state: 'deactivated' }),
      ],
    },
    [],
  ],
  [
    'a list with activity answers for all of its members',
    {
      of: [
        ...log('2026-08-01', '2026-08-31'),
        list('2026-08-31', {}, accepted, { lastActive: noon('2026-08-30') }),
      ],
    },
    [],
  ],
  [
    'also by a count of none',
    { of: [...log('2026-08-01', '2026-08-31'), list('2026-08-31', { activeDays: 0 })] },
    [],
  ],
  ['also without any log', { of: [list('2026-08-31', { activeDays: 0 })] }, []],
  [
    'and so does one for whom it calls invited',
    { of: [...sixMonths, list('2026-08-31', { state: 'invited' })] },
    [],
  ],
  [
    'up to its date: the log has to begin on it',
    { of: [...log('2026-08-02', '2026-08-31'), list('2026-08-02', { activeDays: 0 })] },
    [],
  ],
  [
    'and not later',
    { of: [...log('2026-08-03', '2026-08-31'), list('2026-08-02', { activeDays: 0 })] },
    [never('2026-08-03')],
  ],
  [
    'who is on another list only is not answered for',
    {
      of: [
        ...sixMonths,
        list('2026-08-31', {}),
        { ...list('2026-08-31', { id: '7' as UserId, activeDays: 0 }), kind: 'csv' },
      ],
    },
    [never('2026-03-01')],
  ],
  [
    'activity after now does not tell of before',
    {
      of: [...log('2026-03-01', '2026-08-31'), list('2026-08-31', { lastActive: noon('2026-08-30') })],
      asOf: '2026-06-30',
    },
    [
      'the log begins on 2026-03-01: who is shown as invite pending may have been active before',
      'the log ends on 2026-03-01, 121 days before 2026-06-30: who is shown as invite pending may have been active since',
    ],
  ],
  [
    'active days of no date make "-", which is of six months',
    { of: [...sixMonths, list('2026-08-31', { activeDays: 1 })] },
    [],
  ],
  [
    'and may have been in these',
    { of: [...log('2026-03-02', '2026-08-31'), list('2026-08-31', { activeDays: 1 })] },
    [late('2026-03-02', '2026-03-01', 'not active')],
  ],
  [
    'nor does activity that was purged',
    {
      of: [...log('2026-01-01', '2026-08-31'), list('2026-08-31', { lastActive: noon('2026-01-31') })],
      purged: '2026-02-01',
    },
    [never('2026-08-31')],
  ],
  [
    'other than what is kept',
    {
      of: [...log('2026-01-01', '2026-08-31'), list('2026-08-31', { lastActive: noon('2026-02-01') })],
      purged: '2026-02-01',
    },
    [],
  ],
  [
    'three days without a log are nothing',
    { of: [...log('2026-03-01', '2026-08-28'), list('2026-08-28', accepted)] },
    [],
  ],
  [
    'four are',
    { of: [...log('2026-03-01', '2026-08-27'), list('2026-08-27', accepted)] },
    [stopped('2026-08-27', 4, 'not active')],
  ],
  [
    'unless a list goes on',
    { of: [...log('2026-03-01', '2026-07-31'), list('2026-08-28', { ...accepted, activeDays: 0 })] },
    [],
  ],
  [
    'a list that has stopped as well does not',
    { of: [...log('2026-03-01', '2026-07-31'), list('2026-08-27', { ...accepted, activeDays: 0 })] },
    [stopped('2026-07-31', 31, 'not active')],
  ],
  [
    'no log at all',
    { of: [list('2026-08-31', accepted, {})] },
    [
      'the database has no events up to 2026-08-31: who is shown as not active or invite pending may have been active until then',
    ],
  ],
  [
    'on Multi-tenant Cloud "-" is since activity counts',
    { of: [...since2025, list('2026-08-31', accepted, {})], ...multiTenant },
    [],
  ],
  [
    'not in six months',
    { of: [...log('2025-05-10', '2026-08-31'), list('2026-08-31', accepted)], ...multiTenant },
    [late('2025-05-10', '2025-05-09', 'not active')],
  ],
  [
    'and what is before does not count for Invite pending either',
    { of: [...log('2025-05-10', '2026-08-31'), list('2026-08-31', {})], ...multiTenant },
    [late('2025-05-10', '2025-05-09', 'invite pending')],
  ],
  [
    'nor for young accounts',
    { of: [...log('2025-05-10', '2026-08-31'), list('2026-08-31', addedOn('2025-05-10'))], ...multiTenant },
    [],
  ],
  [
    'the rules are those of the schema: six months',
    { of: [...sixMonths, list('2026-08-31', accepted)], ...multiTenant, rules: 'dedicated' },
    [],
  ],
  [
    'or ever',
    { of: [...sixMonths, list('2026-08-31', accepted)], rules: 'multi-tenant' },
    ['the log begins on 2026-03-01: who is shown as not active may have been active before'],
  ],
])('%s', (_, asked, expected) => {
  expect(warningsOf(asked)).toEqual(expected);
});
