import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openForReading } from '../../src/store/database.ts';
import { readSettings } from '../../src/store/settings.ts';
import { logsIn, logsOf, run } from './program.ts';
import { ingested, scratchFolder, serverFor } from './pulling.ts';
import { AUTHORIZATION, KEY, USERNAME } from './wandb-server.ts';
import { smallWorld } from './world.ts';

const now = Date.now();
const world = smallWorld(now);
const file = (name: string): string => join(import.meta.dirname, 'tls', name);
const tls = {
  key: readFileSync(file('server-key.pem'), 'utf8'),
  cert: readFileSync(file('server.pem'), 'utf8'),
};
const ca = { NODE_EXTRA_CA_CERTS: file('ca.pem') };

it('is silent off a terminal, goes on where it ended, and leaves no credentials behind', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, { now });
  expect(await run(folder, ['--url', server.url])).toEqual({ exit: 0, stdout: '', stderr: '' });
  const complete = logsOf(await ingested(world));
  expect(logsIn(folder)).toEqual(complete);

  const first = server.requests.length;
  const again = await run(folder, ['--url', server.url, '--json']);
  expect(again).toMatchObject({ exit: 0, stderr: '' });
  expect(JSON.parse(again.stdout)).toMatchObject({
    schemaVersion: 1,
    command: 'pull',
    answers: 3,
    members: world.users.length,
    newPeople: 0,
    newActiveDays: 0,
  });
  expect(logsIn(folder)).toEqual(complete);
  const since = Date.parse(server.requests[first]?.url.searchParams.get('startDate') ?? '');
  expect(now - since).toBeLessThan(3 * 86_400_000);

  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name), 'latin1');
    expect(content).not.toContain(KEY);
    expect(content).not.toContain(AUTHORIZATION.slice('Basic '.length));
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  }
});

it('makes a database as the configuration says, and leaves one that exists as it is', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, { now });
  for (const zone of ['Asia/Kolkata', 'UTC']) {
    await run(folder, ['--url', server.url], { ORGACTIVITY_TIMEZONE: zone });
    const db = openForReading(join(folder, 'orgactivity.db'));
    expect(readSettings(db).timezone).toBe('Asia/Kolkata');
    db.close();
  }
});

it('can run more than once at the same time', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, { now, pageSize: 20 });
  const runs = await Promise.all([1, 2].map(() => run(folder, ['--url', server.url])));
  expect(runs).toEqual(Array(2).fill({ exit: 0, stdout: '', stderr: '' }));
  expect(logsIn(folder)).toEqual(logsOf(await ingested(world)));
});

it('reads over TLS with a private CA, and says what to do without it', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, { now, tls, gzip: true });
  const untrusted = await run(folder, ['--url', server.url]);
  expect(untrusted.exit).toBe(1);
  expect(untrusted.stderr).toMatch(/certificate is not trusted[\s\S]*NODE_EXTRA_CA_CERTS/);
  expect(await run(folder, ['--url', server.url], ca)).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(logsIn(folder)).toEqual(logsOf(await ingested(world)));
});

it('goes through a proxy, which sees no request, unless NO_PROXY names the host', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, { now, tls });
  const proxied: string[] = [];
  const proxy = createServer((_, response) => response.writeHead(500).end());
  proxy.on('connect', (request, socket, head) => {
    proxied.push(request.url ?? '');
    const upstream = connect(server.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((done) => {
    proxy.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const through = await run(folder, ['--url', 'https://wandb.test'], { ...ca, HTTPS_PROXY });
  expect(through).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(new Set(proxied)).toEqual(new Set(['wandb.test:443']));
  expect(logsIn(folder)).toEqual(logsOf(await ingested(world)));

  proxied.length = 0;
  await run(folder, ['--url', server.url], { ...ca, HTTPS_PROXY });
  expect(proxied).toEqual([]);
});

it.each([
  ['a file', { files: { key: `${KEY}\n` }, args: ['--api-key-file', 'key'], env: { WANDB_API_KEY: '' } }],
  [
    "the host's entry in ~/.netrc",
    {
      files: {
        '.netrc': `machine other login x password y\nmachine 127.0.0.1\n  login user\n  password ${KEY}\n`,
      },
      args: [],
      env: { WANDB_API_KEY: '' },
    },
  ],
  [
    'a login of its own in ~/.netrc',
    {
      files: { '.netrc': `machine 127.0.0.1 login ${USERNAME} password ${KEY}` },
      args: [],
      env: { WANDB_API_KEY: '', WANDB_USERNAME: '' },
    },
  ],
  [
    'the environment before a file',
    { files: { key: 'another-key-0000' }, args: ['--api-key-file', 'key'], env: {} },
  ],
] as const)('takes the key from %s', async (_, { files, args, env }) => {
  const folder = scratchFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const server = await serverFor(world, { now });
  const done = await run(folder, ['--url', server.url, '--no-logs', ...args], env);
  expect(done).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(
    new Set([AUTHORIZATION]),
  );
});

it('hides credentials that a server quotes, also in a stack trace', async () => {
  const folder = scratchFolder();
  const server = await serverFor(world, {
    now,
    fault: () => ({ kind: 'status', status: 418, body: `no tea for ${KEY}, nor for ${AUTHORIZATION}` }),
  });
  const { exit, stderr } = await run(folder, ['--url', server.url], { ORGACTIVITY_DEBUG: '1' });
  expect(exit).toBe(1);
  expect(stderr).toContain('no tea for ***, nor for Basic ***');
  expect(stderr).not.toContain(KEY);
  expect(stderr).toMatch(/\n +at /);
});

it('says what it would fetch, and touches nothing', async () => {
  const folder = scratchFolder();
  const plan = await run(folder, ['--deployment', 'multi-tenant', '--dry-run'], { WANDB_API_KEY: '' });
  expect(plan).toMatchObject({ exit: 0, stderr: '' });
  const lines = plan.stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(
    /^GET https:\/\/api\.wandb\.ai\/audit_logs\?startDate=\d{4}-\d\d-\d\d&numDays=7&limit=100000$/,
  );
  expect(lines.slice(-2)).toEqual([
    'GET https://api.wandb.ai/scim/v2/Users',
    'GET https://api.wandb.ai/scim/v2/Groups',
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  [['--url', 'http://acme.example.com'], /could read the API key/],
  [['--url', 'https://me:secret@acme.example.com'], /password in it/],
  [['--url', 'acme.wandb.io'], /with its scheme/],
  [[], /which server\?/],
  [['--deployment', 'multi-tenant', '--no-users', '--no-logs'], /nothing to pull/],
  [['--deployment', 'multi-tenant', '--anonymize'], /--anonymize/],
  [['--deployment', 'multi-tenant', '--since', '2999-01-01'], /still to come/],
] as const)('refuses %j', async (args, message) => {
  const folder = scratchFolder();
  const { exit, stderr } = await run(folder, args);
  expect(exit).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('secret');
  expect(readdirSync(folder)).toEqual([]);
});

it('says how to get a key where there is none', async () => {
  const { exit, stderr } = await run(scratchFolder(), ['--url', 'https://acme.example.com'], {
    WANDB_API_KEY: '',
  });
  expect(exit).toBe(1);
  expect(stderr).toMatch(/no API key for acme\.example\.com[\s\S]*WANDB_API_KEY/);
});

it('says so where the address of the proxy is none, without its password', async () => {
  const { exit, stderr } = await run(scratchFolder(), ['--url', 'https://acme.example.com'], {
    HTTPS_PROXY: 'http//me:secret@proxy',
  });
  expect(exit).toBe(1);
  expect(stderr).toMatch(/^error: HTTPS_PROXY or HTTP_PROXY/);
  expect(stderr).not.toContain('secret');
});
