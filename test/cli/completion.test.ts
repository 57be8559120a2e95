import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { BACK_TO } from '../store/earlier-schemas.ts';
import { has, hasTerminal, makeScratch } from './scratch.ts';

const { folder, work, env } = makeScratch();
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(work, 'with space.ndjson'), '');

function run(program: string, args: readonly string[], more = {}): string {
  return execFileSync(program, args, { cwd: work, env: { ...env, ...more }, encoding: 'utf8' });
}

/** The values that the program offers for the words of a command line. */
function offered(...words: string[]): string[] {
  const [kind, ...lines] = run('orgactivity', ['__complete', ...words])
    .trimEnd()
    .split('\n');
  return kind === 'values' ? lines.map((line) => line.split('\t')[0] ?? '') : [kind ?? ''];
}

it.concurrent.each<[words: string[], expected: string[]]>([
  [['us'], ['users', 'user']],
  [['--v'], ['--version']],
  [['nope', ''], []],
  [['users', '--st'], ['--status']],
  [
    ['users', '--status', ''],
    ['active', 'none', 'deactivated', 'invite-pending'],
  ],
  [['users', '--status=in'], ['--status=invite-pending']],
  [
    ['users', '--team', ''],
    ['nlp', 'platform', 'vision'],
  ],
  [
    ['users', '--role', 'M'],
    ['member', 'ml-reviewer'],
  ],
  [
    ['users', '--fail-if', 'idle'],
    ['idle-users', 'idle-share'],
  ],
  [['active', '--columns', ''], ['activeUsers']],
  [['trend', '--columns', 'to,f'], ['to,from']],
  [
    ['trend', '--columns=from,to,'],
    ['--columns=from,to,activeUsers', '--columns=from,to,partial'],
  ],
  [
    ['active', '--period', '3'],
    ['30d', '3m'],
  ],
  [
    ['users', '--format', 'c'],
    ['csv'], // no chart: users have no series
  ],
  [
    ['trend', '--format', 'c'],
    ['csv', 'chart'],
  ],
  [['export', '--format', 'ded'], ['dedicated']],
  [
    ['init', '--timezone', 'Asia/Kol'],
    ['Asia/Kolkata'].filter((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
  ],
  [['user', 'grace'], ['grace.mbeki@example.com']],
  [['user', '--quiet', 'grace'], ['grace.mbeki@example.com']],
  [['user', '--as-of', '2026-08-31', 'grace'], ['grace.mbeki@example.com']],
  [
    ['user', '--db', 'missing.db', 'grace'],
    [''], // silent: no database, no offer
  ],
  [['help', 'def'], ['definitions']],
  [
    ['help', 'us'],
    ['users', 'user'],
  ],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish', 'powershell'],
  ],
  [['config', ''], ['show']],
  [['ingest', ''], ['files']],
  [['ingest', 'one.ndjson', ''], ['files']],
  [['users', '-o', ''], ['files']],
  [['users', '--output='], ['files']],
])('%j offers %j', (words, expected) => {
  expect(offered(...words)).toEqual(expected);
});

it.each(['users', 'user', 'active', 'trend', 'top', 'activity', 'coverage'])(
  '%s is offered the columns that it has',
  (command) => {
    const args = [command, ...(command === 'user' ? ['101'] : []), '--columns', 'nope'];
    const { stderr } = spawnSync('orgactivity', args, { cwd: work, env, encoding: 'utf8' });
    expect(stderr).toMatch(/one of: /);
    expect(offered(command, '--columns', '')).toEqual(/one of: (.*)$/m.exec(stderr)?.[1]?.split(', '));
  },
);

it('never brings an older database up to date', () => {
  const older = join(work, 'older.db');
  copyFileSync(join(work, 'orgactivity.db'), older);
  const db = new Sqlite(older);
  db.exec(BACK_TO[2]);
  db.close();
  const before = readFileSync(older);
  expect(offered('user', '--db', 'older.db', 'grace')).toEqual(['grace.mbeki@example.com']);
  expect(readFileSync(older).equals(before)).toBe(true);
});

it('offers every command, and options where there is nothing else', () => {
  expect(offered('')).toEqual([...COMMANDS.map(({ name }) => name), 'help']);
  expect(offered('top', '')).toContain('--limit');
  expect(offered('top', '--period', '30d', '')).toContain('--json');
});

/** What a line becomes when Tab is pressed at its end, in bash: `words` as bash takes it apart. */
function inBash(line: string, words: readonly string[], current: string): string[] {
  const script = `
    source <(orgactivity completion bash)
    COMP_LINE=$1 COMP_POINT=\${#1} current=$2
    shift 2
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _orgactivity orgactivity "$current" ''
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', ['--norc', '-c', script, 'bash', line, current, ...words])
    .trimEnd()
    .split('\n');
}

it.each<[line: string, words: string[], current: string, expected: string[]]>([
  ['orgactivity users --status inv', ['users', '--status', 'inv'], 'inv', ['invite-pending']],
  ['orgactivity users --status=inv', ['users', '--status', '=', 'inv'], 'inv', ['invite-pending']],
  ['orgactivity trend --by=', ['trend', '--by', '='], '', ['day', 'week', 'month']],
  ['orgactivity user grace.mbeki@ex', ['user', 'grace.mbeki', '@', 'ex'], '@ex', ['@example.com']],
  ['orgactivity user grace.mbeki@', ['user', 'grace.mbeki', '@'], '@', ['@example.com']],
  ['orgactivity user nobody', ['user', 'nobody'], 'nobody', ['']],
])('bash: %s', (line, words, current, expected) => {
  expect(inBash(line, ['orgactivity', ...words], current)).toEqual(expected);
});

/** What each of these lines becomes where Tab is typed at its end. */
const LINES = [
  ['orgactivity comp', 'orgactivity completion'],
  ['orgactivity users --status inv', 'orgactivity users --status invite-pending'],
  ['orgactivity users --status=inv', 'orgactivity users --status=invite-pending'],
  ['orgactivity user grace.mbeki@ex', 'orgactivity user grace.mbeki@example.com'],
  ['orgactivity help def', 'orgactivity help definitions'],
  ['orgactivity ingest with', 'orgactivity ingest with space.ndjson'],
] as const;

/** Types the lines in a terminal with that shell. Control-A goes to the beginning of the line, so that it is shown and not run. */
async function typed(shell: string, setUp: string): Promise<string[]> {
  const keys = [setUp, ...LINES.map(([line]) => `${line}\t\x01echo RESULT `), 'exit', ''].join('\r');
  const screen = await new Promise<string>((done, fail) => {
    const child = execFile(
      'timeout',
      ['30', 'script', '-qec', shell, '/dev/null'],
      { cwd: work, env: { ...env, TERM: 'dumb' } },
      (error, stdout) => (error === null ? done(stdout) : fail(new Error(`${error.message}\n${stdout}`))),
    );
    child.stdin?.end(keys);
  });
  return [...screen.matchAll(/^RESULT (.*?) *\r?$/gm)].map(([, line]) => line ?? '');
}

const EXPECTED = LINES.map(([, expected]) => expected);

it.skipIf(!hasTerminal)('bash in a terminal', async () => {
  expect(await typed('bash --norc --noprofile -i', 'source <(orgactivity completion bash)')).toEqual(
    EXPECTED,
  );
});

it.skipIf(!hasTerminal || !has('zsh'))('zsh in a terminal', async () => {
  // By default, zsh takes a Tab that was typed ahead for text.
  const patient = "zstyle ':completion:*' insert-tab false";
  const setUp = `autoload -U compinit; compinit -u -D; ${patient}; source <(orgactivity completion zsh)`;
  expect(await typed('zsh -f -i', setUp)).toEqual(EXPECTED);
});

it.skipIf(!has('fish')).each([
  ['orgactivity comp', 'completion\tthe script with which a shell completes commands, options and values\n'],
  ['orgactivity users --status inv', 'invite-pending\n'],
  ['orgactivity users --status=inv', '--status=invite-pending\n'],
  ['orgactivity user grace', 'grace.mbeki@example.com\tGrace Mbeki\n'],
  ['orgactivity ingest with', 'with space.ndjson\n'],
  ['orgactivity users --output=with', '--output=with space.ndjson\n'],
  ['orgactivity users --team nobody', ''],
])('fish: %s', (line, expected) => {
  const script = `orgactivity completion fish | source; complete -C '${line}'`;
  expect(run('fish', ['--no-config', '-c', script])).toBe(expected);
});

it.skipIf(!has('pwsh'))('PowerShell', () => {
  const script = `orgactivity completion powershell | Out-String | Invoke-Expression
    (TabExpansion2 'orgactivity users --status inv' 30).CompletionMatches.CompletionText`;
  expect(run('pwsh', ['-NoProfile', '-Command', script]).trim()).toBe('invite-pending');
});
