import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTerminal, makeScratch, runIn } from './scratch.ts';

/** Runs that are ended from outside, at any moment, and what they leave behind. */
const scratch = makeScratch();
const { work, env } = scratch;
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const PEOPLE = 2_000;
beforeAll(() => {
  mkdirSync(join(work, 'logs'));
  for (let day = 1; day <= 8; day++) {
    const lines = Array.from(
      { length: PEOPLE },
      (_, i) =>
        `{"timestamp":"2026-08-0${day}T00:00:00Z","action":"user:login","actor_user_id":${i * day},"actor_email":"u${i * day}@example.com"}\n`,
    );
    writeFileSync(join(work, 'logs', `${day}.ndjson`), lines.join(''));
  }
});

function start(...args: string[]): ChildProcess {
  return spawn('orgactivity', args, { cwd: work, env, stdio: 'ignore' });
}

/** What a database answers, and whether it is sound. */
function answerOf(db: string): string {
  const connection = new Sqlite(join(work, db), { readonly: true });
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  connection.close();
  return runIn(scratch, `orgactivity users --format csv --as-of 2026-08-31 --db ${db}`).stdout;
}

it('an ingest that was killed at any moments and run again ends as one that was left alone', async () => {
  const began = performance.now();
  runIn(scratch, 'orgactivity ingest -q logs --db whole.db');
  const duration = performance.now() - began;
  let killed = 0;
  for (const moment of [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const child = start('ingest', '-q', 'logs', '--db', 'killed.db');
    const closed = once(child, 'close');
    await Promise.race([sleep(moment * duration), closed]);
    if (child.kill('SIGKILL')) killed++;
    await closed;
  }
  expect(killed).toBeGreaterThan(0);
  expect(runIn(scratch, 'orgactivity ingest -q logs --db killed.db').exit).toBe(0);
  const answer = answerOf('killed.db');
  expect(answer.split('\n').length).toBeGreaterThan(PEOPLE);
  expect(answer).toBe(answerOf('whole.db'));
});

/** Hidden files beside the one that a run writes. */
const temporary = (): string[] => readdirSync(work).filter((name) => /^\.(users\.csv|copy\.db)\./.test(name));

describe.each<[string, string[], NodeJS.Signals[]]>([
  ['users.csv', ['export', '-q', '-o', 'users.csv', '--db', 'whole.db'], ['SIGINT', 'SIGTERM', 'SIGHUP']],
  ['copy.db', ['backup', 'copy.db', '--db', 'whole.db'], ['SIGINT']],
  ['copy.db', ['anonymize', 'copy.db', '--db', 'whole.db'], ['SIGINT']],
])('%s, written by %j', (file, command, signals) => {
  const target = (): Buffer => readFileSync(join(work, file));
  /** Until the temporary file is there; the folder of a run that has ended has none. */
  const writing = async (child: ChildProcess): Promise<void> => {
    while (temporary().length === 0 && child.exitCode === null) await sleep(1);
  };

  it('what a killed run leaves is removed by the next one, and what another one writes is not', () => {
    const gone = spawnSync('true').pid;
    const others = [`.${file}.${process.pid}-0123ab.tmp`, `.${file}.notes.tmp`];
    const left = ['', '-journal', '-wal', '-shm'].map((end) => `.${file}.${gone}-0123ab.tmp${end}`);
    for (const name of [...others, ...left]) writeFileSync(join(work, name), 'half');
    expect(runIn(scratch, `orgactivity ${command.join(' ')}`).exit).toBe(0);
    expect(temporary().sort()).toEqual(others.sort());
    for (const name of temporary()) rmSync(join(work, name));
  });

  it.each(signals)('%s leaves the old file and no temporary one', async (signal) => {
    const old = target();
    const child = start(...command);
    const closed = once(child, 'close');
    await writing(child);
    child.kill(signal);
    const [exit, by] = (await closed) as [number | null, string | null];
    expect(temporary()).toEqual([]);
    if (by === signal) expect(target().equals(old)).toBe(true);
    else expect(exit).toBe(0);
  });
});

it('an export that races itself writes one whole file', () => {
  const run = 'orgactivity export -q -o users.csv --db whole.db';
  expect(runIn(scratch, `${run} & ${run} & ${run} && wait`)).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(work, 'users.csv'), 'utf8').split('\n').length).toBeGreaterThan(PEOPLE);
  expect(temporary()).toEqual([]);
});

/** What a command that a signal ends leaves on a terminal, and the exit code that a shell sees. */
function interrupted(signal: string, command: string): string {
  const line = `sh -c 'echo $$ > pid; exec orgactivity ${command}' & sleep 1; kill -${signal} $(cat pid); wait $!; echo "exit $?"`;
  return spawnSync(
    'script',
    ['-qec', `bash -c ${JSON.stringify(line).replaceAll('$', '\\$')}`, '/dev/null'],
    {
      cwd: work,
      env: { ...env, TERM: 'xterm-256color', PS1: '' },
      encoding: 'utf8',
      input: '',
    },
  ).stdout;
}

describe.skipIf(!hasTerminal)('in a terminal', () => {
  it.each([
    ['INT', 130],
    ['TERM', 143],
  ])('SIG%s clears the progress and exits with %i', (signal, exit) => {
    // A FIFO that never ends: it is read until the signal comes.
    runIn(scratch, 'rm -f endless; mkfifo endless');
    const feeder = spawn('bash', ['-c', 'exec 3>endless; while :; do cat logs/*; done >&3'], {
      cwd: work,
      env,
    });
    try {
      const screen = interrupted(signal, 'ingest endless --db endless.db');
      expect(screen).toContain('endless');
      expect(screen.split('\r\x1b[2K').at(-1)).toMatch(new RegExp(`^[^\\x1b%]*exit ${exit}\\r\\n$`));
    } finally {
      feeder.kill();
    }
  });
});
