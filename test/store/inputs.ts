import fc from 'fast-check';
import type { Entry, Named } from '../../src/core/entry.ts';
import type { EmailKey, UserId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { Facts } from '../../src/facts/facts.ts';
import { foldEntry } from '../../src/facts/fold.ts';

const losAngeles = zoneOf('America/Los_Angeles');
export const DAY = 86_400;

// Few ids, addresses and moments, so that everything collides.
const ids = fc.constantFrom('1', '2', '3', '042') as fc.Arbitrary<UserId>;
const emails = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com') as fc.Arbitrary<EmailKey>;
const moments = fc.oneof(
  fc.integer({ min: 1_780_000_000, max: 1_780_000_000 + 3 * DAY }),
  fc.constantFrom(1_780_000_000, 1_780_050_000),
) as fc.Arbitrary<Instant>;
const named: fc.Arbitrary<Named> = fc.oneof(
  fc.record({ id: ids, email: fc.option(emails, { nil: undefined }) }),
  fc.record({ id: fc.constant(undefined), email: emails }),
);
const entries: fc.Arbitrary<Entry> = fc.record({
  at: moments,
  action: fc.option(
    fc.constantFrom(
      'run:update',
      'report:delete',
      'report:read',
      'user:create',
      'user:login',
      'user:deactivate',
      'user:reactivate',
      'x:new',
    ),
    { nil: undefined },
  ),
  actor: fc.option(named, { nil: undefined }),
  target: fc.option(named, { nil: undefined }),
  succeeded: fc.boolean(),
  run: fc.option(fc.constantFrom('1', '2', '4294967295', '4294967296', 'abc'), { nil: undefined }),
  report: fc.option(fc.constantFrom('7', '007'), { nil: undefined }),
});
const rosters: fc.Arbitrary<Roster> = fc.record({
  kind: fc.constantFrom('scim-users', 'scim-groups', 'csv'),
  takenAt: fc.constantFrom(
    1_780_000_000,
    1_780_040_000,
    1_780_090_000,
    1_780_200_000,
  ) as fc.Arbitrary<Instant>,
  startIndex: fc.constantFrom(1, 3),
  total: fc.constantFrom(undefined, 4),
  members: fc.array(
    fc
      .record({
        id: fc.option(ids, { nil: undefined }),
        email: emails,
        name: fc.constantFrom('Ada', 'Bo'),
        lastActive: fc.option(moments, { nil: undefined }),
        activeDays: fc.option(fc.nat(3), { nil: undefined }),
      })
      .map((known) => ({
        ...UNKNOWN_MEMBER,
        ...known,
      })),
    { maxLength: 3 },
  ),
});
export type Item = Entry | Roster;
/** Log entries and user lists of few people, in any order. */
export const input: fc.Arbitrary<Item[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: entries }, { weight: 1, arbitrary: rosters }),
  {
    maxLength: 25,
  },
);

/** The facts that folding these gives. */
export function factsOf(items: readonly Item[], zone = losAngeles): Facts {
  const facts = new Facts();
  for (const item of items) {
    if ('members' in item) facts.roster(item);
    else foldEntry(item, zone, facts);
  }
  return facts;
}
