import { execFile, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { openForWriting } from '../../src/store/database.ts';
import { makeScratch } from './scratch.ts';

const { folder, work, env } = makeScratch();
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => spawnSync('orgactivity', args, { cwd: work, env, encoding: 'utf8' });
const at = (name: string) => join(work, name);
/** Without what SQLite leaves beside a database that was read. */
const files = () =>
  readdirSync(work)
    .filter((name) => !/^orgactivity\.db-(wal|shm)$/.test(name))
    .toSorted();
const USERS = ['users', '--as-of', '2026-08-31', '--json'];

beforeEach(() => {
  for (const name of readdirSync(work))
    if (!name.startsWith('orgactivity.db')) rmSync(at(name), { recursive: true });
});

it('the copy answers as the database does, in one file that only its owner can read', () => {
  expect(run('backup', 'copy.db')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(files()).toEqual(['copy.db', 'orgactivity.db']);
  expect(statSync(at('copy.db')).mode & 0o777).toBe(0o600);
  expect(run(...USERS, '--db', 'copy.db').stdout).toBe(run(...USERS).stdout);
  expect(files()).toEqual(['copy.db', 'orgactivity.db']);
});

it('what a writer has not committed yet is not in the copy, what it has is', () => {
  copyFileSync(at('orgactivity.db'), at('busy.db'));
  const db = openForWriting(at('busy.db'));
  db.prepare("INSERT INTO action (name) VALUES ('committed')").run();
  db.exec("BEGIN IMMEDIATE; INSERT INTO action (name) VALUES ('not yet')");
  expect(run('backup', 'copy.db', '--db', 'busy.db').status).toBe(0);
  db.exec('COMMIT');
  db.close();
  const copy = openForWriting(at('copy.db'));
  const names = copy.prepare('SELECT name FROM action ORDER BY name').pluck().all();
  copy.close();
  expect(names).toContain('committed');
  expect(names).not.toContain('not yet');
});

it('copies of a database that is being filled are databases', async () => {
  const log = Array.from({ length: 30_000 }, (_, i) =>
    JSON.stringify({
      timestamp: new Date(Date.UTC(2025, 0, 1) + i * 1_200_000).toISOString(),
      actor_user_id: i % 997,
    }),
  );
  writeFileSync(at('log.ndjson'), `${log.join('\n')}\n`);
  const execute = promisify(execFile);
  let running = true;
  const ingest = execute('orgactivity', ['ingest', 'log.ndjson', '--db', 'full.db'], {
    cwd: work,
    env,
  }).finally(() => {
    running = false;
  });
  while (running) {
    if (existsSync(at('full.db')))
      await execute('orgactivity', ['backup', 'copy.db', '--db', 'full.db'], { cwd: work, env });
    else await new Promise((done) => setTimeout(done, 5));
  }
  await ingest;
  expect(run('backup', 'copy.db', '--db', 'full.db').status).toBe(0);
  const copy = openForWriting(at('copy.db'));
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT count(DISTINCT identity) FROM activity').pluck().get()).toBe(997);
  copy.close();
});

it('a restored backup is written to as its original was: readers and writer side by side', () => {
  run('backup', 'copy.db');
  const db = openForWriting(at('copy.db'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  db.close();
});

it('an older copy is replaced', () => {
  writeFileSync(at('empty.db'), '');
  for (const name of ['copy.db', 'copy.db', 'empty.db']) expect(run('backup', name).status).toBe(0);
  expect(run(...USERS, '--db', 'empty.db').status).toBe(0);
});

it.each<[string, () => void, string]>([
  ['orgactivity.db', () => {}, 'it is the database itself'],
  ['link.db', () => linkSync(at('orgactivity.db'), at('link.db')), 'it is the database itself'],
  ['thesis.txt', () => writeFileSync(at('thesis.txt'), 'years of work'), 'no database of this program'],
  ['folder', () => mkdirSync(at('folder')), 'no database of this program'],
  ['used.db', () => writeFileSync(at('used.db-wal'), 'x'), 'used.db-wal lies beside it'],
  ['missing/copy.db', () => {}, 'no such folder'],
])('%s is not overwritten', (name, prepare, reason) => {
  prepare();
  const before = files();
  const content = name === 'thesis.txt' ? readFileSync(at(name), 'utf8') : undefined;
  const { status, stderr } = run('backup', name);
  expect(status).toBe(1);
  expect(stderr).toContain(reason);
  expect(stderr).toContain('hint: ');
  expect(files()).toEqual(before);
  if (content !== undefined) expect(readFileSync(at(name), 'utf8')).toBe(content);
});
