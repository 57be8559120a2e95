import { expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { dump } from '../store/scratch.ts';
import { ingested, newDatabase, pullFrom, serverFor } from './pulling.ts';
import type { ServerOptions } from './wandb-server.ts';
import { entriesBetween, NOW, scimUser, smallWorld } from './world.ts';

const world = smallWorld();

const SERVERS: Readonly<Record<string, Partial<ServerOptions>>> = {
  'with one answer a window': {},
  'with pages': { pageSize: 20 },
  'that packs': { pageSize: 50, gzip: true },
  'before 0.80': { old: true },
  'before 0.80 that packs': { old: true, gzip: true },
  'with pages of members': { scimPageSize: 5 },
  'of Multi-tenant Cloud': { rules: 'multi-tenant' },
  'of Multi-tenant Cloud with pages': { rules: 'multi-tenant', pageSize: 7, gzip: true },
};

it.each(Object.entries(SERVERS))('a server %s gives all that its files have', async (_, options) => {
  const db = newDatabase();
  const server = await serverFor(world, options);
  const receipt = await pullFrom(server, db, {}, options.rules);
  expect(dump(db)).toEqual(await ingested(world));
  expect(receipt).toMatchObject({ members: world.users.length, rejected: 0, retries: 0, warnings: [] });
});

const DAY = 86_400;
const now = (NOW / 1000) as Instant;

it('finds events that arrived late, and asks for little the next time', async () => {
  const late = entriesBetween(NOW - 20 * 3_600_000, NOW - 10 * 3_600_000, 1).map((entry) => ({
    ...entry,
    actor_user_id: 999,
  }));
  const db = newDatabase();
  await pullFrom(await serverFor(world), db);
  // The same server as far as the database can tell: its address is that of the first one.
  const grown = { ...world, entries: [...world.entries, ...late] };
  const server = await serverFor(grown);
  db.prepare('UPDATE pull SET address = ?').run(`${server.url}/admin/audit_logs`);
  await pullFrom(server, db, { users: false });
  expect(server.requests.map(({ url }) => url.search)).toEqual([
    '?startDate=2026-08-30&endDate=2026-09-01&limit=20000',
  ]);
  expect(dump(db)).toEqual(await ingested(grown));
});

it('goes further back where it is asked to, and only once', async () => {
  const db = newDatabase();
  const server = await serverFor(world);
  const from = (days: number) => pullFrom(server, db, { users: false, since: (now - days * DAY) as Instant });
  await from(10);
  const first = server.requests.length;
  await from(100);
  const second = server.requests.length;
  await from(100);
  expect([first, second - first, server.requests.length - second]).toEqual([1, 4, 1]);
  await pullFrom(server, db, { logs: false });
  expect(dump(db)).toEqual(await ingested(world));
});

it('can leave out e-mail addresses, and reads anew when they are wanted after all', async () => {
  const db = newDatabase();
  const server = await serverFor(world);
  await pullFrom(server, db, { anonymize: true, users: false });
  expect(server.requests.every(({ url }) => url.searchParams.get('anonymize') === 'true')).toBe(true);
  expect(JSON.stringify(dump(db))).not.toContain('@example.com');
  await pullFrom(server, db);
  expect(dump(db)).toEqual(await ingested(world));
});

it('says so where a server does not give all of its users', async () => {
  const users = Array.from({ length: 10_001 }, (_, index) => scimUser(index + 1));
  const server = await serverFor({ ...world, users });
  const receipt = await pullFrom(server, newDatabase(), { logs: false });
  expect(receipt).toMatchObject({
    members: 9_999,
    warnings: [expect.stringMatching(/9999 of 10001 users/)],
  });
});

it('keeps the users that it knows where a server has none', async () => {
  const db = newDatabase();
  await pullFrom(await serverFor(world), db);
  const before = dump(db);
  const empty = await serverFor({ ...world, users: [] });
  await expect(pullFrom(empty, db, { logs: false })).rejects.toThrow(/no users at all/);
  expect(dump(db)).toEqual(before);
});

it('takes an organization without teams for what it is', async () => {
  const teamless = { ...world, groups: [] };
  const db = newDatabase();
  await pullFrom(await serverFor(teamless), db);
  expect(dump(db)).toMatchObject({
    rosters: expect.arrayContaining([expect.stringContaining('scim-groups')]),
  });
});
