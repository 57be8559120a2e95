import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName } from '../../src/core/nearest-name.ts';

const STATUSES = ['active', 'invite-pending', 'deactivated', 'none'];
const METRICS = ['users', 'active-users', 'idle-users', 'pending-users', 'deactivated-users', 'idle-share'];

test.each<[text: string, names: readonly string[], nearest: string | undefined]>([
  ['activ', STATUSES, 'active'],
  ['ACTIVE', STATUSES, 'active'],
  [' non ', STATUSES, 'none'],
  ['Pending', STATUSES, 'invite-pending'],
  ['pending', ['invite-pending', 'pending-users'], undefined],
  ['inactive', STATUSES, undefined],
  ['not-active', STATUSES, undefined],
  ['reactive', STATUSES, 'active'],
  ['activated', STATUSES, undefined],
  ['inactive-users', METRICS, undefined],
  ['actve-user', METRICS, 'active-users'],
  ['known', ['unknown', 'snow'], undefined],
  ['abc', ['xyz'], undefined],
  ['abcd', ['abxy'], 'abxy'],
  ['abcd', ['axyz'], undefined],
  ['a', ['b'], 'b'],
  ['', STATUSES, undefined],
  ['x', [], undefined],
])('takes %j among %j for %j', (text, names, nearest) => {
  expect(nearestName(text, names)).toBe(nearest);
});

test('answers one of the names or none', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (names, text) => {
      expect([undefined, ...names]).toContain(nearestName(text, names));
    }),
  );
});
