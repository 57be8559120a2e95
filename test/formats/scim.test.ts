import { describe, expect, test } from 'vitest';
import { decoded } from './decoding.ts';

const users = (...resources: unknown[]) =>
  JSON.stringify({ totalResults: resources.length, Resources: resources });

/** The only user in the list. */
async function member(user: Readonly<Record<string, unknown>>) {
  const { lists, rejections } = await decoded(users({ id: 'VXNlcjox', userName: 'ann', ...user }));
  expect(rejections).toEqual([]);
  return lists[0]?.members[0];
}

describe('SCIM users', () => {
  test('are read with all that W&B says of them', async () => {
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      id: 'VXNlcjox',
      userName: 'dev-user1',
      displayName: 'Dev User 1',
      active: true,
      daysActive: 42,
      lastActiveAt: '2023-10-15T14:32:10Z',
      emails: { Value: 'dev-user1@example.com', Display: '', Type: '', Primary: true },
      meta: { resourceType: 'User', created: '2023-10-01T00:00:00Z' },
      organizationRole: 'member',
      teamRoles: [{ teamName: 'vision', roleName: 'member' }],
      modelsSeat: 'full',
      weaveRole: 'viewer',
    };
    const outcome = await decoded(users(user));
    expect(outcome).toMatchObject({ format: 'scim-users', lines: 1, entries: 0, rejections: [] });
    expect(outcome.lists).toEqual([
      {
        kind: 'scim-users',
        startIndex: 1,
        total: undefined,
        members: [
          {
            id: '1',
            username: 'dev-user1',
            name: 'Dev User 1',
            email: 'dev-user1@example.com',
            role: 'member',
            teams: ['vision'],
            modelsSeat: 'full',
            weaveAccess: 'viewer',
            lastActive: Date.UTC(2023, 9, 15, 14, 32, 10) / 1000,
            activeDays: 42,
            addedAt: Date.UTC(2023, 9, 1) / 1000,
          },
        ],
      },
    ]);
  });

  test.each([
    [{ Value: 'a@b', Primary: true }, 'a@b'],
    [{ value: 'a@b' }, 'a@b'],
    [
      [
        { value: 'x@b', primary: false },
        { value: 'a@b', primary: true },
      ],
      'a@b',
    ],
    [[{ value: 'a@b' }, { value: 'x@b' }], 'a@b'],
    [[{ Value: 'a@b' }], 'a@b'],
    [{ Value: '' }, ''],
    [[], ''],
    [null, undefined],
  ])('have e-mail %j as %j', async (emails, email) => {
    expect((await member({ emails }))?.email).toBe(email);
  });

  test.each([
    [false, 'deactivated'],
    ['false', 'deactivated'],
    ['False', 'deactivated'],
    [true, undefined],
    ['true', undefined],
    [null, undefined],
  ])('with active %j are %j', async (active, state) => {
    expect((await member({ active }))?.state).toBe(state);
  });

  test.each([
    [{ teamRoles: [{ teamName: 'b' }, { teamName: 'a' }, { teamName: 'b' }] }, ['b', 'a']],
    [{ teamRoles: [], groups: [{ value: '7', display: 'vision' }, { value: 'nlp' }] }, ['vision', 'nlp']],
    [{ groups: [] }, []],
    [{ teamRoles: null }, undefined],
    [{}, undefined],
  ])('of %j are in the teams %j', async (user, teams) => {
    expect((await member(user))?.teams).toEqual(teams);
  });

  test.each([
    ['2025-7-01T00:00:00Z', Date.UTC(2025, 6, 1)],
    ['2025-07-01', Date.UTC(2025, 6, 1)],
    ['2025-07-01 9:05', Date.UTC(2025, 6, 1, 9, 5)],
    ['2025-07-01T09:05:00+0200', Date.UTC(2025, 6, 1, 7, 5)],
    ['2025-02-30', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('created %j were added at %j', async (created, ms) => {
    const addedAt = (await member({ displayName: null, meta: { created } }))?.addedAt;
    expect(addedAt).toBe(ms === undefined ? undefined : ms / 1000);
  });

  test.each([
    ['2025-07-01T09:05:00Z', Date.UTC(2025, 6, 1, 9, 5)],
    [' 2025-7-1 ', Date.UTC(2025, 6, 1)],
    ['1970-01-01T00:00:00Z', 0],
    ['0001-01-01T00:00:00Z', undefined],
    ['0001-01-01T00:00:00.000Z', undefined],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('last active at %j were so at %j', async (lastActiveAt, ms) => {
    const lastActive = (await member({ lastActiveAt }))?.lastActive;
    expect(lastActive).toBe(ms === undefined ? undefined : ms / 1000);
  });

  test.each([
    'yesterday',
    '2025-02-30T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '0001-01-02T00:00:00Z',
    '1756300000',
    1756300000,
    1756300000000,
    0,
    false,
    {},
  ])('last active at %j are rejected, since nobody knows when that was', async (lastActiveAt) => {
    const known = { id: '2', userName: 'bob' };
    const outcome = await decoded(users({ id: '1', userName: 'ann', lastActiveAt }, known));
    expect(outcome.lists[0]?.members.map(({ username }) => username)).toEqual(['bob']);
    expect(outcome.rejections).toEqual([
      { line: 1, reason: 'lastActiveAt is neither null nor a time since 1970' },
    ]);
  });

  test.each([
    [12, 12],
    ['12', 12],
    [0, 0],
    [-1, undefined],
    [1.5, undefined],
    ['many', undefined],
    [null, undefined],
  ])('with daysActive %j have %j active days', async (daysActive, days) => {
    expect((await member({ daysActive }))?.activeDays).toBe(days);
  });

  test('are rejected where they have no name, or come twice', async () => {
    const outcome = await decoded(users({ id: 1 }, {}, null, { id: '1', userName: 'x' }, { userName: 'y' }));
    expect(outcome.lists[0]?.members.map(({ id, username }) => id ?? username)).toEqual(['1', 'y']);
    expect(outcome.rejections).toEqual([
      { line: 2, reason: 'a user without id, e-mail and username' },
      { line: 3, reason: 'not a SCIM user' },
      { line: 4, reason: 'a user with the id 1 comes before it in the list' },
    ]);
    expect(outcome.lines).toBe(5);
  });

  const ANN = '{"id":"1","userName":"ann"}';
  const BOB = '{"id":"2","userName":"bob"}';
  test.each<[string, readonly (readonly [number, number | undefined, number])[]]>([
    [ANN, [[1, undefined, 1]]],
    [`${ANN}\n${BOB}`, [[1, undefined, 2]]],
    [`[${ANN},${BOB}]`, [[1, undefined, 2]]],
    ['{"Resources":null}', [[1, undefined, 0]]],
    ['{"totalResults":5,"Resources":[]}', [[1, 5, 0]]],
    [`{"totalResults":1,"startIndex":1,"Resources":[${ANN}]}`, [[1, undefined, 1]]],
    [`{"totalResults":"2","startIndex":"2","Resources":[${BOB}]}`, [[2, 2, 1]]],
    [
      `{"totalResults":2,"startIndex":1,"Resources":[${ANN}]}{"totalResults":2,"startIndex":2,"Resources":[${BOB}]}`,
      [
        [1, 2, 1],
        [2, 2, 1],
      ],
    ],
  ])('in %s make the lists %j (start, total, members)', async (text, expected) => {
    const { lists } = await decoded(text);
    expect(lists.map(({ startIndex, total, members }) => [startIndex, total, members.length])).toEqual(
      expected,
    );
  });

  test.each([
    [`{"Resources":[${ANN},`, 'not JSON: the text ends before its last bracket or quote is closed'],
    [`{"Resources":[${ANN}}`, 'not JSON: the text ends before its last bracket or quote is closed'],
    [`{"Resources":[${ANN},]}`, "not JSON: unexpected token ']'"],
  ])('in a broken list are not used: %s', async (text, reason) => {
    expect(await decoded(text)).toMatchObject({ lists: [], rejections: [{ line: 1, reason }] });
  });
});

describe('SCIM groups', () => {
  test('say who is in which team', async () => {
    const members = [{ Value: 'VXNlcjox', Display: 'ann' }, { value: '2', display: '' }, null, {}];
    const groups = [
      { displayName: 'vision', members },
      { displayName: 'nlp', members: [{ value: '1', display: 'ann' }, { display: 'eve' }] },
      { displayName: 'empty', members: null },
      { members: [] },
    ];
    const outcome = await decoded(JSON.stringify({ totalResults: 9, Resources: groups }));
    expect(outcome.lists).toMatchObject([
      {
        kind: 'scim-groups',
        total: 9,
        members: [
          { id: '1', username: 'ann', teams: ['vision', 'nlp'] },
          { id: '2', username: undefined, teams: ['vision'] },
          { id: undefined, username: 'eve', teams: ['nlp'] },
        ],
      },
    ]);
    expect(outcome.rejections).toEqual([{ line: 4, reason: 'a group without displayName' }]);
  });

  test('without any are groups if the caller says so', async () => {
    expect(await decoded('{"Resources":[]}', { as: 'scim-groups' })).toMatchObject({
      lists: [{ kind: 'scim-groups' }],
    });
  });
});
