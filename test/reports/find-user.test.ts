import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { type EmailKey, emailKey, type UserId, userId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { findUser } from '../../src/reports/find-user.ts';
import { historiesOf } from '../../src/reports/history.ts';
import type { Ledger } from '../../src/reports/ledger.ts';
import { isKnown, type Standing, standings } from '../../src/reports/standing.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { asking } from '../store/counts.ts';
import { DAY, factsOf, input } from '../store/inputs.ts';
import { scratchDatabases } from '../store/scratch.ts';

const newDatabase = scratchDatabases();
const zone = zoneOf('UTC');
const START = 1_780_000_000;

/** Lists on which everybody shares some name with somebody. */
const lists: fc.Arbitrary<Roster[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('scim-users', 'csv', 'scim-groups'),
    takenAt: fc.constantFrom(START, START + 100) as fc.Arbitrary<Instant>,
    startIndex: fc.constant(1),
    total: fc.constant(undefined),
    members: fc.array(
      fc
        .record({
          id: fc.constantFrom(undefined, userId('1'), userId('2')),
          email: fc.constantFrom(undefined, 'A@example.com', 'b@example.com', 'd@example.com'),
          username: fc.constantFrom(undefined, 'ann', 'bo', 'Ann'),
          name: fc.constantFrom(undefined, 'Ada', 'bo'),
        })
        .map((known) => ({ ...UNKNOWN_MEMBER, ...known })),
      { maxLength: 5 },
    ),
  }),
  { maxLength: 3 },
);
const someone = fc.constantFrom(
  '1',
  '2',
  '3',
  ' 42',
  'a@example.com',
  'B@example.com',
  'd@example.com',
  'ann',
  'BO',
  'ada',
);

it('whoever is found alone is the one among all', () => {
  fc.assert(
    fc.property(input, lists, someone, fc.nat(4), (items, rosters, who, days) => {
      const db = newDatabase();
      new FactsMerger(db).finish(factsOf([...items, ...rosters], zone).pack(), []);
      const now = (START + days * DAY) as Instant;
      const found = asking(db, now, (ledger) => attempt(() => shown(ledger, findUser(ledger, who, 'show'))));
      expect(found).toEqual(asking(db, now, (ledger) => amongAll(ledger, who)));
      db.close();
    }),
    { numRuns: 120 },
  );
});

it('a person is found by an earlier address, until somebody else has it', () => {
  const db = newDatabase();
  const seen = (id: string, email: string, day: number): Entry => ({
    at: (START + day * DAY) as Instant,
    action: undefined,
    actor: { id: id as UserId, email: email as EmailKey },
    target: undefined,
    succeeded: true,
    run: undefined,
    report: undefined,
  });
  const merge = (...items: Entry[]) => new FactsMerger(db).finish(factsOf(items, zone).pack(), []);
  const called = (who: string) =>
    asking(db, (START + 9 * DAY) as Instant, (ledger) => findUser(ledger, who, 'forget').person.id);
  merge(seen('1', 'old@x.com', 1), seen('1', 'new@x.com', 2));
  expect([called('Old@x.com'), called('new@x.com')]).toEqual(['1', '1']);
  merge(seen('2', 'old@x.com', 3));
  expect([called('old@x.com'), called('new@x.com')]).toEqual(['2', '1']);
  db.close();
});

function amongAll(ledger: Ledger, who: string): unknown {
  const known = standings(ledger).filter((user) => isKnown(user, ledger));
  const ways: readonly ((user: Standing) => readonly (string | null | undefined)[])[] = [
    ({ person }) => [person.id],
    ({ person: { email, names } }) => [
      emailKey(email ?? ''),
      ...names.flatMap(({ kind, value }) => (kind === 'email' ? [value] : [])),
    ],
    ({ person }) => [person.member?.username?.toLowerCase()],
    ({ person }) => [person.member?.name?.toLowerCase()],
  ];
  const wanted = who.trim().toLowerCase();
  for (const namesOf of ways) {
    const found = known.filter((user) => namesOf(user).includes(wanted));
    const [only] = found;
    if (only !== undefined && found.length === 1) return shown(ledger, only);
    if (found.length > 1) return `cannot show ${who}: ${found.length} people are called that`;
  }
  return `cannot show ${who}: nobody in the log or on the roster is called that`;
}

function shown(ledger: Ledger, user: Standing): unknown {
  const { person, index: _, ...standing } = user;
  const { id, email, identities, names, member, inLog, service } = person;
  return {
    id,
    email,
    identities,
    names: names.map(({ value }) => value).sort(),
    member,
    inLog,
    service,
    ...standing,
    ...historiesOf(ledger, [user])(user),
  };
}

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}
