import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { completeMember, type MemberRecord } from '../../src/core/member-record.ts';
import { type Member, UNKNOWN_MEMBER } from '../../src/core/roster.ts';

const text = fc.constantFrom(undefined, '', 'a', 'b');
const count = fc.constantFrom(undefined, 0, 1);
const member = fc.record({
  ...{ email: text, username: text, name: text, role: text, modelsSeat: text, weaveAccess: text },
  ...{ activeDays: count, runs: count, reports: count },
  teams: fc.constantFrom(undefined, [], ['x'], ['y']),
  state: fc.constantFrom(undefined, 'accepted', 'invited'),
  service: fc.constantFrom(undefined, true, false),
}) as fc.Arbitrary<Partial<Member>>;

/** What lists know of last activity is kept elsewhere. */
const { lastActive: _, ...kept } = UNKNOWN_MEMBER;

it('of each field the newer list counts where it says something, else the older one', () => {
  fc.assert(
    fc.property(member, member, (newer, older) => {
      const known = { ...UNKNOWN_MEMBER, ...newer, takenAt: 2 as Instant };
      const completed = completeMember(known, { ...UNKNOWN_MEMBER, ...older }, 1 as Instant);
      for (const key of Object.keys(kept) as (keyof MemberRecord & keyof Member)[]) {
        const says = [newer[key], older[key]].filter((value) => value !== undefined && value !== '');
        const named = says.filter((value) => !Array.isArray(value) || value.length > 0);
        expect([key, completed[key]]).toEqual([key, named[0] ?? says[0]]);
      }
      expect(completed.takenAt).toBe(2);
    }),
  );
});
