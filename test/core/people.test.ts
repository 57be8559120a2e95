import { describe, expect, it } from 'vitest';
import { emailKey, userId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { derivePeople } from '../../src/core/people.ts';
import { type Member, type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { currentRosters } from '../../src/core/roster-selection.ts';
import { columns, type Known } from './who-is-who.ts';

const id = (identity: number, value: string): Known => ({
  identity,
  kind: 'id',
  value,
  inLog: true,
  lastAt: 1,
  owner: null,
  claimedAt: null,
});
const email = (identity: number, value: string, owner: number | null, claimedAt: number | null): Known => ({
  ...id(identity, value),
  kind: 'email',
  owner,
  claimedAt,
});
const roster = (
  members: readonly Partial<Member>[],
  kind: Roster['kind'] = 'scim-users',
  takenAt = 100,
): Roster => ({
  kind,
  takenAt: takenAt as Instant,
  startIndex: 1,
  total: undefined,
  members: members.map((member) => ({ ...UNKNOWN_MEMBER, ...member })),
});
const shown = (identities: Known[], rosters: Roster[] = [], services: string[] = []) =>
  derivePeople(columns(identities), rosters, services).persons.map((person) => ({
    id: person.id,
    email: person.email,
    name: person.member?.name,
    identities: person.identities,
    service: person.service,
  }));

describe('ids as sources write them', () => {
  it.each([
    ['42', '42'],
    [' 42 ', '42'],
    ['042', '042'],
    ['VXNlcjo0Mg==', '42'], // base64 of User:42
    ['VXNlcjo0Mg', '42'],
    ['VXNlcjpGcmVkZXJpYw==', 'Frederic'],
    ['VXNlcjo=', 'VXNlcjo='], // base64 of User: and nothing
    ['VXNlcg==', 'VXNlcg=='], // base64 of User
    ['Abc', 'Abc'],
    ['12345678901234567890123', '12345678901234567890123'],
  ])('%j is %j', (text, known) => {
    expect(userId(text)).toBe(known);
  });
  it('nothing is no id and no address', () => {
    expect([userId('  '), emailKey(' ')]).toEqual([undefined, undefined]);
  });
});

describe('who is who', () => {
  it('an address belongs to the id that was seen with it last', () => {
    expect(shown([id(1, '7'), email(2, 'a@x', 1, 50)])).toMatchObject([
      { id: '7', email: 'a@x', identities: [1, 2] },
    ]);
  });
  it('an address of nobody is a person, if it was active', () => {
    expect(shown([id(1, '7'), email(2, 'a@x', null, null)])).toMatchObject([
      { id: '7', email: null },
      { id: null, email: 'a@x' },
    ]);
  });
  it('of two addresses the one seen last is shown', () => {
    const people = shown([id(1, '7'), email(2, 'new@x', 1, 60), email(3, 'old@x', 1, 50)]);
    expect(people).toMatchObject([{ email: 'new@x', identities: [1, 2, 3] }]);
  });
  it('two ids are never one person', () => {
    expect(shown([id(1, '7'), id(2, '8'), email(3, 'a@x', 2, 60)])).toMatchObject([
      { id: '7', email: null },
      { id: '8', email: 'a@x' },
    ]);
  });
  it('a list of addresses finds the persons that ids name', () => {
    const people = shown(
      [id(1, '7'), email(2, 'a@x', 1, 50)],
      [roster([{ email: 'A@x', name: 'Ada' }], 'csv')],
    );
    expect(people).toMatchObject([{ id: '7', email: 'A@x', name: 'Ada' }]);
  });
  it('a username links a list without ids to one with', () => {
    const lists = [
      roster([{ id: userId('7'), username: 'ada' }]),
      roster([{ username: 'ada', name: 'Ada' }], 'csv'),
    ];
    expect(shown([], lists)).toMatchObject([{ id: '7', name: 'Ada' }]);
  });
  it('a service account is named by its address without case, by an id with it', () => {
    const identities = [id(1, 'Bot'), email(2, 'svc@x', null, null)];
    const services = (names: string[]) => shown(identities, [], names).map(({ service }) => service);
    expect(services(['SVC@X', 'Bot'])).toEqual([true, true]);
    expect(services(['bot'])).toEqual([false, false]);
    expect(services([Buffer.from('User:Bot').toString('base64')])).toEqual([true, false]); // as SCIM writes ids
  });
  it('a service account is known by an earlier address too, and keeps it when it gets another', () => {
    const identities = [id(1, '7'), id(2, '8'), email(3, 'new@x', 1, 9), email(4, 'old@x', 1, 5)];
    const services = (names: string[]) => shown(identities, [], names).map(({ service }) => service);
    expect(services(['Old@x'])).toEqual([true, false]);
    expect(services(['new@x'])).toEqual([true, false]);
    expect(services(['other@x'])).toEqual([false, false]);
    const builtIn = [id(1, '7'), email(2, 'a@x', 1, 9), email(3, 'service@wandb.com', 1, 5)];
    expect(shown(builtIn).map(({ service }) => service)).toEqual([true]);
  });

  it('service accounts are known from the roster, by name, or built in', () => {
    const people = shown(
      [id(1, '7'), id(2, '8'), email(3, 'service@wandb.com', null, null)],
      [roster([{ id: userId('7'), service: true }])],
      ['8'],
    );
    expect(people.map(({ service }) => service)).toEqual([true, true, true]);
  });
});

describe('which lists are the newest roster', () => {
  const day = 86_400;
  const head = (kind: Roster['kind'], takenAt: number, startIndex = 1, total?: number) => ({
    kind,
    takenAt: takenAt as Instant,
    startIndex,
    total,
  });
  it.each([
    ['the newest of a kind', [head('csv', 1), head('csv', 2)], [2]],
    ['another kind of the same day', [head('csv', 1), head('scim-users', day)], [day, 1]],
    ['not one that is older than a day', [head('csv', 1), head('scim-users', day + 2)], [day + 2]],
    ['groups of the same day', [head('csv', 1), head('scim-groups', day + 1)], [day + 1, 1]],
    ['groups never replace a list of users', [head('csv', 1), head('scim-groups', day + 2)], [1]],
    ['and go where they are older', [head('scim-groups', 1), head('csv', day + 2)], [day + 2]],
    ['groups alone', [head('scim-groups', 1)], [1]],
    ['all pages', [head('scim-users', 1, 1, 4), head('scim-users', 5, 3, 4)], [5, 1]],
    ['the newest reading of a page', [head('scim-users', 1, 1, 4), head('scim-users', 5, 1, 4)], [5]],
    ['a whole list instead of older pages', [head('scim-users', 1, 1, 4), head('scim-users', 5)], [5]],
  ])('%s', (_, heads, dates) => {
    expect(currentRosters(heads).map(({ takenAt }) => takenAt)).toEqual(dates);
    expect(currentRosters(heads.toReversed()).map(({ takenAt }) => takenAt)).toEqual(dates);
  });
});
