import { expect, it } from 'vitest';
import type { EmailKey } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { type Member, type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { exportTable } from '../../src/reports/export.ts';
import type { Ledger } from '../../src/reports/ledger.ts';
import { type UsersOptions, usersAnswer } from '../../src/reports/users.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { asking } from '../store/counts.ts';
import { DAY, factsOf } from '../store/inputs.ts';
import { scratchDatabases } from '../store/scratch.ts';

const newDatabase = scratchDatabases();
const START = (Date.UTC(2026, 7, 20) / 1000) as Instant;
const after = (days: number) => (START + days * DAY) as Instant;
const WHO = 'ann@example.com';

const activity = (email: string, at: Instant) => ({
  ...{ at, action: 'run:update', target: undefined, succeeded: true, run: undefined, report: undefined },
  actor: { id: undefined, email: email as EmailKey },
});

const listing = (members: readonly Partial<Member>[], takenAt = after(5)): Roster => ({
  ...{ kind: 'csv', takenAt, startIndex: 1, total: undefined },
  members: members.map((known) => ({ ...UNKNOWN_MEMBER, ...known })),
});

const OTHERS = activity('bob@example.com', START);
const OWN = activity(WHO, START);

it.each<[string, Partial<Member>, readonly ReturnType<typeof activity>[], number | null]>([
  ['a last activity, but no count', { lastActive: START }, [OTHERS], null],
  ['a last activity, and a count', { lastActive: START, activeDays: 1 }, [OTHERS], 1],
  ['a last activity, but a count of none', { lastActive: START, activeDays: 0 }, [OTHERS], null],
  ['a last activity on the last day', { lastActive: (after(3) - 1) as Instant }, [OTHERS], null],
  ['a last activity later than now', { lastActive: after(3), activeDays: 9 }, [OTHERS], 0],
  ['nothing', {}, [OTHERS], 0],
  ['nothing, nor is there any log', {}, [], null],
  ['nothing, and the log begins later', {}, [activity('bob@example.com', after(3))], null],
  ['no active days, without any log', { activeDays: 0 }, [], 0],
  ['one active day, without any log', { activeDays: 1 }, [], 1],
  ['no active days, but the log has one', { activeDays: 0 }, [OWN], 1],
  ['a last activity, but the log has a day', { lastActive: after(1) }, [OWN], 1],
])('where a list says %s, the active days are right or unknown', (_, known, log, days) => {
  const db = newDatabase();
  new FactsMerger(db).finish(
    factsOf([...log, listing([{ email: WHO, ...known }])], zoneOf('UTC')).pack(),
    [],
  );
  const [user, exported] = asking(db, (after(3) - 1) as Instant, (ledger) => [
    daysBy(ledger, 'name', false),
    exportTable(ledger, 'multi-tenant', false).rows.map((row) => row[9]),
  ]);
  expect([user, exported]).toEqual([[days], [days]]);
});

it('what an older list counted is not forgotten, what it did not is asked of the newer one', () => {
  const db = newDatabase();
  const older = listing([{ email: 'a@b', activeDays: 4, lastActive: START }, { email: 'c@d' }], after(1));
  const newer = listing([{ email: 'a@b' }, { email: 'c@d', activeDays: 0 }]);
  new FactsMerger(db).finish(factsOf([newer, older], zoneOf('UTC')).pack(), []);
  expect(asking(db, after(9), (ledger) => daysBy(ledger, 'name', false))).toEqual([4, 0]);
});

it('an unknown number is sorted after none, among many and among few', () => {
  for (const fillers of [0, 60]) {
    const db = newDatabase();
    const members = [
      { email: 'a@b', lastActive: START },
      { email: 'b@b' },
      { email: 'c@b', activeDays: 2, lastActive: START },
      ...Array.from({ length: fillers }, (_, i) => ({ email: `z${i}@b`, activeDays: 1 })),
    ];
    new FactsMerger(db).finish(factsOf([OTHERS, listing(members)], zoneOf('UTC')).pack(), []);
    const ones = Array<number>(fillers).fill(1);
    asking(db, after(9), (ledger) => {
      expect(daysBy(ledger, 'active-days', false)).toEqual([2, ...ones, 0, null]);
      expect(daysBy(ledger, 'active-days', true)).toEqual([null, 0, ...ones, 2]);
    });
  }
});

/** Everybody's active days, in that order. */
function daysBy(ledger: Ledger, sort: UsersOptions['sort'], reverse: boolean) {
  const everybody = { team: undefined, role: undefined, search: undefined, limit: undefined };
  const options = { ...everybody, sort, reverse, status: [], unlisted: false };
  return [...usersAnswer(ledger, options).parts[0].rows].map(({ activeDays }) => activeDays);
}
