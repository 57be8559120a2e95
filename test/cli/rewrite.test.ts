import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../src/store/database.ts';
import { hasTerminal, makeScratch } from './scratch.ts';

const { folder, work, env } = makeScratch();
afterAll(() => rmSync(folder, { recursive: true }));

const dedicated = resolve(import.meta.dirname, '..', '..', 'fixtures', 'dedicated');
const LOGS = ['wandb-audit-logs', 'api', 'rosters/scim-users.json'];
const at = (name: string) => join(work, name);
const run = (...args: string[]) =>
  spawnSync('orgactivity', [...args, '--db', 'now.db'], { cwd: work, env, encoding: 'utf8' });
const typing = (answer: string, command: string) =>
  spawnSync('script', ['-qec', command, '/dev/null'], { cwd: work, env, input: answer, encoding: 'utf8' });
const users = () => run('users', '--unlisted', '--as-of', '2026-08-31', '--format', 'ndjson').stdout;

/** The logs as another folder, so that they are read again. */
function readAgain(): void {
  for (const name of LOGS) cpSync(join(dedicated, name), join(work, 'again', name), { recursive: true });
  run('ingest', ...LOGS.map((name) => join('again', name)), '--taken-at', '2026-08-30');
}

function bytes(): string {
  const files = ['now.db', 'now.db-wal'].filter((name) => existsSync(at(name)));
  return files.map((name) => readFileSync(at(name), 'latin1')).join('');
}

beforeEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(at(`now.db${end}`), { force: true });
  copyFileSync(at('orgactivity.db'), at('now.db'));
});

describe('forget', () => {
  const NAMES = ['Chen Wei', 'chenwei', 'chen.wei@example.com'];

  it('leaves none of the names in the file, not after the logs were read again either', () => {
    for (const name of NAMES) expect(bytes()).toContain(name);
    expect(run('forget', 'chenwei', '--yes')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    for (const name of NAMES) expect(bytes().toLowerCase()).not.toContain(name.toLowerCase());
    const once = users();
    expect(once).toContain('forgotten-1@example.invalid');
    readAgain();
    expect(users()).toBe(once);
    for (const name of NAMES) expect(bytes().toLowerCase()).not.toContain(name.toLowerCase());
  });

  it('finds nobody under an old name, and does no harm to a pseudonym', () => {
    run('forget', '103', '--yes');
    expect(run('forget', '103', '--yes')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot forget 103: nobody'),
    });
    const once = users();
    expect(run('forget', 'forgotten-1', '--yes').status).toBe(0);
    expect(users()).toBe(once);
  });

  it('leaves a service account one', () => {
    const log = `{"timestamp":"2026-08-01T00:00:00Z","actor_email":"ada@example.com"}\n`;
    const command = (...args: string[]) =>
      spawnSync('orgactivity', [...args, '--db', 'services.db'], {
        cwd: work,
        env,
        input: log,
        encoding: 'utf8',
      });
    command('init', '--service-account', 'ADA@example.com');
    command('ingest', '-');
    const active = () => command('active', '--as-of', '2026-08-02', '--json').stdout;
    const before = active();
    expect(before).toContain('"activeUsers": 0');
    command('forget', 'ada@example.com', '--yes');
    expect(active()).toBe(before);
  });
});

describe('purge', () => {
  const trend = () =>
    run('trend', '--from', '2026-01-01', '--to', '2026-08-31', '--as-of', '2026-08-31', '--format', 'csv')
      .stdout.trim()
      .split('\n');

  it('drops the days before, keeps the others, and logs bring nothing back', () => {
    const before = trend();
    const first = before.findIndex((line) => line.startsWith('2026-08-03'));
    expect(run('purge', '--before', '2026-08-03', '--yes', '--quiet')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const after = trend();
    expect(after.slice(first)).toEqual(before.slice(first));
    expect(after.slice(1, first).filter((line) => !line.includes(',0,'))).toEqual([]);
    readAgain();
    expect(trend()).toEqual(after);
    const coverage = run('coverage', '--as-of', '2026-08-31', '--json').stdout;
    expect(coverage).toContain('"from": "2026-08-03"');
    expect(coverage).toContain('"what": "days that were purged"');
  });

  it('warns of who was active, and is invite pending by what is left', () => {
    const log = [
      '{"timestamp":"2026-01-05T00:00:00Z","actor_user_id":1}',
      '{"timestamp":"2026-08-05T00:00:00Z","actor_user_id":2}',
    ];
    writeFileSync(at('few.ndjson'), log.join('\n'));
    writeFileSync(at('few.csv'), 'id,name\n1,Ada\n2,Bo\n3,Cy\n');
    const command = (...args: string[]) =>
      spawnSync('orgactivity', [...args, '--db', 'few.db'], { cwd: work, env, encoding: 'utf8' });
    command('ingest', 'few.ndjson', 'few.csv');
    const purge = (day: string) => command('purge', '--before', day, '--yes').stderr;
    expect(purge('2026-01-05')).toBe('');
    expect(purge('2026-01-06')).toBe(
      'warning: 1 user turned invite pending: nothing that is left says that they accepted\n',
    );
    expect(purge('2026-01-07')).toBe('');
    expect(command('purge', '--before', '2026-08-06', '--yes', '--quiet').stderr).toBe('');
  });

  it.each([
    [[], 'either --before or --keep'],
    [['--before', '2024-01-01', '--keep', '1y'], 'either --before or --keep'],
    [['--before', '2999-01-01'], 'is in the future'],
    [['--keep', 'all'], "there is no period 'all'"],
  ])('%j is a usage error', (args, reason) => {
    const { status, stderr } = run('purge', '--yes', ...args);
    expect(stderr).toContain(reason);
    expect(status).toBe(2);
  });

  it('keeps the days of a period that ends today', () => {
    expect(run('purge', '--keep', '1d', '--yes').status).toBe(0);
    const db = openForReading(at('now.db'));
    const kept = db.prepare(`SELECT value FROM setting WHERE name = 'kept_from'`).pluck().get();
    const { n } = db
      .prepare<[string], { n: number }>(
        'SELECT count(*) AS n FROM activity WHERE date(day * 86400, ?) < date()',
      )
      .get('unixepoch') ?? { n: -1 };
    db.close();
    expect(kept).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(n).toBe(0);
  });
});

it.each([
  ['forget', 'chenwei'],
  ['purge', '--keep', '1d'],
])('%s %s needs somebody to ask, or --yes', (...args) => {
  const before = users();
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toBe(
    'error: there is no terminal to ask on\nhint: what cannot be undone needs --yes in a script\n',
  );
  expect(users()).toBe(before);
});

it.skipIf(!hasTerminal).each([
  ['y\n', 0, false],
  ['n\n', 1, true],
  ['\u0004', 1, true], // the end of input
])('on a terminal, the answer %j decides', (answer, status, stays) => {
  const asked = typing(answer, 'orgactivity forget chenwei --db now.db');
  expect(asked.stdout).toContain(
    'Replace chen.wei@example.com, 103, chenwei by a pseudonym in now.db, for good? [y/N]',
  );
  expect(asked.status).toBe(status);
  expect(users().includes('chenwei')).toBe(stays);
});

it('another writer is waited for no longer than --wait says', () => {
  const db = openForWriting(at('now.db'));
  db.exec('BEGIN IMMEDIATE');
  const { status, stderr } = run('purge', '--keep', '1d', '--yes', '--wait', '1');
  db.close();
  expect(stderr).toContain('error: cannot use now.db: another process has locked it');
  expect(status).toBe(4);
});
