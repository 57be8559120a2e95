import fc from 'fast-check';
import { expect, it } from 'vitest';
import { userId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { derivePeople } from '../../src/core/people.ts';
import { type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { columns, definedPeople, type Known } from './who-is-who.ts';

const moment = fc.option(fc.nat(3), { nil: null });
const ids = fc.uniqueArray(fc.constantFrom('1', '2', '3', 'Bot'));
const emails = fc.uniqueArray(fc.constantFrom('a@x', 'b@x', 'c@x', 'service@wandb.com', 'd@x'));
const facts = fc.record({ inLog: fc.boolean(), lastAt: moment, claimedAt: moment, owner: fc.nat(4) });
const known: fc.Arbitrary<Known[]> = fc
  .tuple(ids, emails, fc.array(facts, { minLength: 9, maxLength: 9 }), fc.boolean())
  .map(([ids, emails, facts, isReversed]) => {
    const names = [
      ...ids.map((value) => ({ kind: 'id' as const, value })),
      ...emails.map((value) => ({ kind: 'email' as const, value })),
    ];
    const ordered = isReversed ? names.toReversed() : names;
    const numberOf = (value: string | undefined) => ordered.findIndex((name) => name.value === value) + 1;
    return names.map(({ kind, value }, row) => {
      const { inLog = false, lastAt = null, claimedAt = null, owner = 0 } = facts[row] ?? {};
      // As in the store, an address has an owner only if it is known since when.
      const held = kind === 'email' && claimedAt !== null ? numberOf(ids[owner]) : 0;
      return { kind, value, identity: numberOf(value), inLog, lastAt, claimedAt, owner: held || null };
    });
  });
const rosters: fc.Arbitrary<Roster[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('scim-users', 'csv'),
    takenAt: fc.nat(2) as fc.Arbitrary<number> as fc.Arbitrary<Instant>,
    startIndex: fc.constant(1),
    total: fc.constant(undefined),
    members: fc.array(
      fc
        .record({
          id: fc.constantFrom(undefined, userId('1'), userId('9')),
          email: fc.constantFrom(undefined, '', 'A@x', 'b@x', 'z@x'),
          username: fc.constantFrom(undefined, '', 'ann', 'bo', 'svc'),
          name: fc.constantFrom(undefined, 'Ann', 'Bo'),
          service: fc.constantFrom(undefined, true),
        })
        .map((member) => ({ ...UNKNOWN_MEMBER, ...member })),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 2 },
);
const services = fc.subarray(['Bot', 'C@x', 'svc', 'Z@x ']);

it('people in columns are those of the definition', () => {
  fc.assert(
    fc.property(known, rosters, services, (known, rosters, services) => {
      const { persons, personOf } = derivePeople(columns(known), rosters, services);
      const trimmed = services.map((service) => service.trim());
      expect(
        persons.map(({ id, email, identities, names, member, inLog, service }) => ({
          ...{ id, email, identities, names, member, inLog, service },
        })),
      ).toEqual(definedPeople(known, rosters, trimmed));
      for (const { identity } of known) {
        expect(persons[personOf[identity] ?? -1]?.identities).toContain(identity);
      }
    }),
    { numRuns: 500 },
  );
});
