import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { dump } from '../store/scratch.ts';
import { ingested, newDatabase, pullFrom, serverFor } from './pulling.ts';
import { AUTHORIZATION, type Fault, type ServerOptions } from './wandb-server.ts';
import { smallWorld } from './world.ts';

const world = smallWorld();

/** Faults that a later attempt of the same run gets over. */
const PASSING: Readonly<Record<string, Fault>> = {
  'too many requests': { kind: 'status', status: 429 },
  'too many requests, and says for how long': { kind: 'status', status: 429, retryAfter: '2' },
  'a bad gateway': { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
  'an unavailable server': { kind: 'status', status: 503 },
  'a gateway that waits in vain': { kind: 'status', status: 504 },
  'a reset before the answer': { kind: 'reset', when: 'before' },
  'a reset half-way': { kind: 'reset', when: 'half-way' },
  'an answer that stops': { kind: 'stall' },
  'a gzip stream that ends early': { kind: 'truncated-gzip' },
  'a text that ends early': { kind: 'truncated-text' },
  'an answer in small pieces': { kind: 'drip' },
  'a wrong content type': { kind: 'typed', type: 'text/html' },
};

const SERVERS: Readonly<Record<string, Partial<ServerOptions>>> = {
  dedicated: { rules: 'dedicated', pageSize: 40 },
  'before 0.80': { rules: 'dedicated', old: true },
  'multi-tenant': { rules: 'multi-tenant', pageSize: 25 },
};

describe.each(Object.entries(SERVERS))('%s', (_, options) => {
  it.each(Object.entries(PASSING))('gets over %s', async (__, fault) => {
    const complete = await ingested(world);
    const db = newDatabase();
    const server = await serverFor(world, {
      ...options,
      fault: (___, number) =>
        number === 2 || (number % 3 === 2 && fault.kind !== 'stall') ? fault : undefined,
    });
    const receipt = await pullFrom(server, db, {}, options.rules);
    expect(dump(db)).toEqual(complete);
    expect(receipt.retries > 0).toBe(!['drip', 'typed'].includes(fault.kind));
    expect(receipt.answers + receipt.retries).toBe(server.requests.length);
  });
});

/** Faults that end a run, and what the user reads then. */
const LASTING: readonly { fault: Fault; says: RegExp; hint: RegExp }[] = [
  { fault: { kind: 'status', status: 401 }, says: /does not accept the API key/, hint: /WANDB_API_KEY/ },
  { fault: { kind: 'status', status: 403 }, says: /may not read it/, hint: /organization admin/ },
  { fault: { kind: 'status', status: 404 }, says: /no such page/, hint: /--url/ },
  { fault: { kind: 'status', status: 500, body: 'boom' }, says: /answered 500: boom/, hint: /later/ },
  {
    fault: {
      kind: 'status',
      status: 400,
      body: '{"error":"user is associated with multiple organizations but no valid org ID found in user info"}',
    },
    says: /several organizations/,
    hint: /default API organization/,
  },
  {
    fault: {
      kind: 'ok',
      type: 'text/plain',
      body: 'user is associated with multiple organizations but no valid org ID found in user info',
    },
    says: /several organizations/,
    hint: /default API organization/,
  },
  {
    fault: { kind: 'ok', body: '<!doctype html><title>Sign in</title>' },
    says: /an HTML page/,
    hint: /login page/,
  },
  {
    fault: { kind: 'ok', type: 'application/json', body: '<!doctype html><title>Sign in</title>' },
    says: /an HTML page/,
    hint: /login page/,
  },
  { fault: { kind: 'ok', type: 'application/json', body: '{"error":"nope"}' }, says: /nope/, hint: /--url/ },
  {
    fault: { kind: 'ok', type: 'application/json', body: '{"status":"ok"}' },
    says: /no audit log/,
    hint: /--url/,
  },
  { fault: { kind: 'ok', body: '{"Resources":[]}' }, says: /no audit log/, hint: /--no-logs/ },
  { fault: { kind: 'status', status: 503 }, says: /answered 503, 4 times in a row/, hint: /again later/ },
  { fault: { kind: 'reset', when: 'half-way' }, says: /the connection/, hint: /again later/ },
  {
    fault: { kind: 'status', status: 429, retryAfter: '3600' },
    says: /fewer requests/,
    hint: /in 60 minutes/,
  },
];

it.each(LASTING)(
  '$says: says so, keeps what it has, and the next run goes on',
  async ({ fault, says, hint }) => {
    const db = newDatabase();
    let broken = true;
    const server = await serverFor(world, {
      pageSize: 40,
      fault: (_, number) => (broken && number > 5 ? fault : undefined),
    });
    const failure = await pullFrom(server, db).then(undefined, (error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: expect.stringMatching(says),
      hint: expect.stringMatching(hint),
    });
    expect(dump(db)).not.toEqual(await ingested({ ...world, entries: [], users: [], groups: [] }));

    broken = false;
    const before = server.requests.length;
    await pullFrom(server, db);
    expect(dump(db)).toEqual(await ingested(world));
    const goesOnAt = server.requests[before]?.url.searchParams.get('startDate') ?? '';
    expect(goesOnAt > (server.requests[0]?.url.searchParams.get('startDate') ?? '')).toBe(true);
  },
);

it('reads a window again when its cursor has expired', async () => {
  const db = newDatabase();
  let expired = 0;
  const server = await serverFor(world, {
    pageSize: 40,
    fault: (url) =>
      url.searchParams.has('cursor') && expired++ === 1
        ? { kind: 'status', status: 410, body: 'cursor expired' }
        : undefined,
  });
  await pullFrom(server, db);
  expect(dump(db)).toEqual(await ingested(world));
});

it('follows a redirect to another place on the server, with the credentials', async () => {
  const db = newDatabase();
  const reversed = (url: URL): string =>
    `${url.pathname}?${new URLSearchParams([...url.searchParams].reverse())}`;
  const server = await serverFor(world, {
    fault: (url, number) => (number === 1 ? { kind: 'redirect', to: reversed(url) } : undefined),
  });
  await pullFrom(server, db);
  expect(dump(db)).toEqual(await ingested(world));
});

it.each([
  ['that answers with an error', undefined],
  ['with a login page', { kind: 'ok', body: '<html>Sign in</html>' }],
] as const)('sends no credentials to another server %s', async (_, fault) => {
  const other = await serverFor(world, { fault: () => fault });
  const server = await serverFor(world, { fault: () => ({ kind: 'redirect', to: `${other.url}/login` }) });
  await expect(pullFrom(server, newDatabase())).rejects.toThrow(`redirects to ${other.url}`);
  expect(server.requests.map(({ authorization }) => authorization)).toEqual([AUTHORIZATION]);
  expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
});

it('does not follow a redirect into the clear', async () => {
  const server = await serverFor(world, { fault: () => ({ kind: 'redirect', to: 'http://wandb.test/' }) });
  await expect(pullFrom(server, newDatabase())).rejects.toThrow(/everybody on the way/);
});

it('does not take a part of what was asked for as all of it', async () => {
  const today = {
    kind: 'ok',
    type: 'application/json',
    body: JSON.stringify({
      audit_logs: [],
      range_start_time: '2026-08-31T00:00:00Z',
      range_end_time: '2026-09-01T00:00:00Z',
      next_cursor: null,
    }),
  } as const;
  const db = newDatabase();
  const server = await serverFor(world, { rules: 'multi-tenant', fault: () => today });
  await expect(pullFrom(server, db, {}, 'multi-tenant')).rejects.toThrow(/another stretch of time/);
  expect(db.prepare('SELECT * FROM pull').all()).toEqual([]);
});

it('says at once where nobody listens', async () => {
  const server = await serverFor(world);
  await server.close();
  await expect(pullFrom(server, newDatabase())).rejects.toThrow(/refuses connections/);
});
