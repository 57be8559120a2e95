import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded } from './decoding.ts';

const AT = Date.UTC(2026, 7, 1, 14) / 1000;

async function members(text: string) {
  const { lists, rejections } = await decoded(text, { as: 'csv' });
  expect(rejections).toEqual([]);
  return lists[0]?.members ?? [];
}

describe('CSV user lists', () => {
  test('of Dedicated Cloud are read', async () => {
    const text = `"Name","Username","Org Role","Models Seat","Weave Access","Email","Teams","Last Active"
"Ann ""A"" Lee, PhD","ann","admin","full","none","Ann@example.com","nlp, vision","2026-08-01T14:00:00Z"
`;
    expect(await decoded(text)).toMatchObject({
      format: 'csv',
      lines: 1,
      entries: 0,
      lists: [
        {
          kind: 'csv',
          startIndex: 1,
          total: undefined,
          members: [
            {
              id: undefined,
              name: 'Ann "A" Lee, PhD',
              username: 'ann',
              role: 'admin',
              modelsSeat: 'full',
              weaveAccess: 'none',
              email: 'Ann@example.com',
              teams: ['nlp', 'vision'],
              state: 'accepted',
              lastActive: AT,
              activeDays: undefined,
            },
          ],
        },
      ],
    });
  });

  test('of Multi-tenant Cloud are read', async () => {
    const text = `"Name","Username","Last Active","Role","Email","Teams","Status","Number of Reports","Number of Runs","Number of active days","Models Seat","Weave Access"
"","","-","member","a@b","","Active",4,,12,"viewer","full"
`;
    expect(await members(text)).toMatchObject([
      {
        name: '',
        username: '',
        state: 'accepted',
        role: 'member',
        teams: [],
        reports: 4,
        runs: undefined,
        activeDays: 12,
      },
    ]);
  });

  test('with headings of their own are read', async () => {
    const text =
      '\uFEFFWandb_ID;Display Name;E-MAIL;team;Date Added;is-service-account;city\r\n 7 ;Ann;a@b;x;2025-7-1;yes;Oslo\r\n';
    expect(await members(text)).toMatchObject([
      {
        id: '7',
        name: 'Ann',
        email: 'a@b',
        username: undefined,
        teams: ['x'],
        addedAt: Date.UTC(2025, 6, 1) / 1000,
        service: true,
      },
    ]);
  });

  test.each([
    ['a;b', ['a', 'b']],
    ['a, b;c', ['a, b', 'c']],
    ['a, b', ['a', 'b']],
    ['a,b', ['a,b']],
    ['', []],
  ])('name the teams %j as %j', async (cell, teams) => {
    expect(
      (
        await members(
          stringify([
            ['email', 'teams'],
            ['a@b', cell],
          ]),
        )
      )[0]?.teams,
    ).toEqual(teams);
  });

  test.each([
    ['', '2026-08-01T14:00:00Z', 'accepted'],
    ['', '-', 'accepted'],
    ['', 'Deactivated', 'deactivated'],
    ['', 'Invite pending', 'invited'],
    ['', '', undefined],
    ['', '0001-01-01T00:00:00Z', undefined],
    ['Active', '-', 'accepted'],
    ['Active', '', 'accepted'],
    ['Active', 'Invite pending', 'invited'],
    ['Invite pending', '-', 'invited'],
    ['DEACTIVATED', '2026-08-01T14:00:00Z', 'deactivated'],
    ['suspended', '-', 'deactivated'],
    ['Disabled', '', 'deactivated'],
    [' ', '', undefined],
  ])('with Status %j and Last Active %j mean %j', async (status, lastActive, state) => {
    const [member] = await members(
      stringify([
        ['email', 'status', 'last active'],
        ['a@b', status, lastActive],
      ]),
    );
    expect(member?.state).toBe(state);
  });

  test.each([
    ['id,status', '1,active', undefined],
    ['id,status', '1,inactive', 'deactivated'],
    ['id,status', '1,pending', 'invited'],
    ['email,status', 'a@b,active', 'accepted'],
    ['id,status,last active', '1,active,', 'accepted'],
  ])('with header %s say of %j: %j', async (header, row, state) => {
    expect((await members(`${header}\n${row}`))[0]?.state).toBe(state);
  });

  test('reject rows that cannot be used, with their line', async () => {
    const text =
      'email,name,last active\na@b,Ann,-\nc@d,Bob\n\n,Eve,-\n"f@g",two,-,more\nh@i,Hal,3 days ago\nj@k,"x\ny",-\n';
    const outcome = await decoded(text);
    expect(outcome.rejections).toEqual([
      { line: 3, reason: '2 cells, but the header has 3' },
      { line: 5, reason: 'a row without id, e-mail and username' },
      { line: 6, reason: '4 cells, but the header has 3' },
      { line: 7, reason: 'Last Active is neither a time nor a status' },
    ]);
    expect(outcome.lists[0]?.members.map(({ email }) => email)).toEqual(['a@b', 'j@k']);
    expect(outcome.lines).toBe(6);
  });

  test.each(['something', '2026-08-01T14:00:00Z', '\u202Eevitca'])('reject the Status %j', async (status) => {
    const text = stringify([
      ['email', 'status', 'last active'],
      ['a@b', status, '2026-08-01T14:00:00Z'],
      ['c@d', 'active', ''],
    ]);
    const { lists, rejections } = await decoded(text);
    expect(lists[0]?.members.map(({ email }) => email)).toEqual(['c@d']);
    expect(rejections).toEqual([
      {
        line: 2,
        reason:
          'Status is none of: -, active, accepted, deactivated, disabled, inactive, suspended, invite pending, invited, pending',
      },
    ]);
  });

  test('are not used where a quote is not closed or the header names nobody', async () => {
    expect(await decoded('email\na@b\n"c@d\ne@f\n')).toMatchObject({
      lists: [],
      rejections: [{ line: 3, reason: 'a quote that opens here or in a later row is not closed' }],
    });
    expect(await decoded('name,city\nAnn,Oslo\n', { as: 'csv' })).toMatchObject({
      lists: [],
      rejections: [
        { line: 1, reason: 'the first row names no column of ids, e-mail addresses or usernames' },
      ],
    });
    expect(await decoded(Buffer.from('email\n\u00e9@b\n', 'latin1'), { as: 'csv' })).toMatchObject({
      lists: [],
      rejections: [{ line: 1, reason: 'a user list that is not valid UTF-8' }],
    });
  });

  test('keep every text as it is', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("'=1+1", ' x ', 'a"b', '"', 'two\nlines', 'cr\r\nlf', '\u202E'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        async (names, delimiter) => {
          const rows = names.map((name, i) => [`u${i}`, name]);
          const text = stringify([['username', 'name'], ...rows], { delimiter, quoted_string: true });
          expect((await members(text)).map(({ username, name }) => [username, name])).toEqual(rows);
        },
      ),
    );
  });
});
