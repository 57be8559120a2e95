import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { has, hasTerminal, makeScratch } from './cli/scratch.ts';

/**
 * What people see: the program in a real terminal (tmux), whose rules say how wide a character is, and in a
 * pseudo-terminal (script), with every variable that speaks about colour. `UPDATE_SCREENS=1` writes the screens anew.
 */
const { folder, work, env } = makeScratch();
const screens = join(import.meta.dirname, 'screens');
afterAll(() => rmSync(folder, { recursive: true }));

/** Names that are wider, or go the other way, than they look. */
writeFileSync(
  join(work, 'wide.csv'),
  [
    'id,name,email,role,teams,status,created_at',
    '1,山田太郎,taro.yamada@example.co.jp,member,"視覚, 言語",active,2026-01-01',
    '2,🦄 Ada,ada@example.com,admin,vision,active,2026-01-01',
    '3,نور الهدى,noor@example.com,member,nlp,active,2026-01-01',
    '4,Zoe\u0308 Brönte\u0301,zoe@a-rather-long-domain-name.example.com,member,"nlp, vision",active,2026-01-01',
    '5,김민준,minjun.kim@example.com,member,"a team with a long name, another team",active,2026-01-01',
  ].join('\n'),
);
execFileSync('orgactivity', ['ingest', 'wide.csv', '--db', 'wide.db', '--taken-at', '2026-08-30'], {
  cwd: work,
  env,
  stdio: 'ignore',
});

/** The screen of a terminal of that width when the command has ended, without what is blank. */
function screenOf(width: number, command: string): string {
  const session = `w${width}-${command.replace(/\W+/g, '-').slice(0, 40)}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-u', '-S', join(folder, `${session}.socket`), '-f', '/dev/null', ...args], {
      env: { ...env, TERM: 'xterm-256color' },
      cwd: work,
      encoding: 'utf8',
      timeout: 20_000,
    });
  const size = ['-x', String(width), '-y', '120'];
  tmux('new-session', '-d', ...size, `${command}; tmux wait-for -S ended; sleep 30`);
  try {
    tmux('wait-for', 'ended');
    return `${tmux('capture-pane', '-p').trimEnd()}\n`;
  } finally {
    tmux('kill-server');
  }
}

const SHOWN = [
  ['users', 'users --as-of 2026-08-31'],
  ['wide-names', 'users --as-of 2026-08-31 --db wide.db'],
  ['user', 'user amara.okafor@example.com --as-of 2026-08-31'],
  ['activity', 'activity --as-of 2026-08-31'],
  ['trend', 'trend --as-of 2026-08-31'],
  ['top', 'top --as-of 2026-08-31'],
  ['help', 'help users'],
] as const;

describe.skipIf(!has('tmux')).each([60, 80, 120, 200])('a terminal of %i columns', (width) => {
  it.each(SHOWN)('%s', (name, command) => {
    const screen = screenOf(width, `orgactivity ${command}`);
    const file = join(screens, `${name}-${width}.txt`);
    if (process.env['UPDATE_SCREENS'] === '1') {
      mkdirSync(screens, { recursive: true });
      writeFileSync(file, screen);
    }
    expect(screen).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `no ${file}`);
  });
});

/** Everything that the program writes in a terminal, escape codes included. */
function rawOf(command: string, more: Record<string, string>): string {
  return execFileSync('script', ['-qec', command, '/dev/null'], {
    cwd: work,
    env: { ...env, TERM: 'xterm-256color', ...more },
    encoding: 'utf8',
    input: '',
  });
}

const COLOUR = /\x1b\[[0-9;]*m/;

describe.skipIf(!hasTerminal)('colour in a terminal', () => {
  it.each<[more: Record<string, string>, flags: string, expected: boolean]>([
    [{}, '', true],
    [{ NO_COLOR: '1' }, '', false],
    [{ NO_COLOR: '' }, '', true],
    [{ TERM: 'dumb' }, '', false],
    [{ CLICOLOR: '0' }, '', false],
    [{ CLICOLOR: '0', CLICOLOR_FORCE: '1' }, '', true],
    [{ NO_COLOR: '1', CLICOLOR_FORCE: '1' }, '', false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, '', true],
    [{ FORCE_COLOR: '0' }, '', false],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, '', true],
    [{ FORCE_COLOR: '1' }, '--color never', false],
    [{ NO_COLOR: '1' }, '--color always', true],
    [{ ORGACTIVITY_COLOR: 'never' }, '', false],
    [{ ORGACTIVITY_COLOR: 'never' }, '--color always', true],
  ])('%j %s: %s, in answers and in errors', (more, flags, expected) => {
    expect(COLOUR.test(rawOf(`orgactivity users ${flags} --as-of 2026-08-31 2>/dev/null`, more))).toBe(
      expected,
    );
    const missing = rawOf(`orgactivity users ${flags} --db missing.db >/dev/null || true`, more);
    expect(missing).toContain('cannot open missing.db');
    expect(COLOUR.test(missing)).toBe(expected);
  });

  it('each stream is asked for itself: a pipe gets no colour while the terminal does', () => {
    const command = 'orgactivity users --db wide.db --as-of 2026-08-31';
    expect(rawOf(`${command} 2>/dev/null | cat`, {})).not.toMatch(COLOUR);
    expect(rawOf(`${command} | cat >/dev/null`, {})).toMatch(COLOUR);
  });
});

describe.skipIf(!hasTerminal)('in a terminal', () => {
  it('$COLUMNS decides the width', () => {
    const widths = rawOf('orgactivity users --as-of 2026-08-31', { COLUMNS: '60', NO_COLOR: '1' })
      .split('\r\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
  });

  it('without UTF-8, tables and charts are drawn in ASCII', () => {
    const more = { LC_ALL: 'C', NO_COLOR: '1' };
    expect(rawOf('orgactivity activity --as-of 2026-08-31 --db wide.db', more)).toMatch(/^[\x00-\x7e]*$/);
  });

  it('times are relative, but not as of another day, with --absolute, or in a pipe', () => {
    const command = 'orgactivity users --columns lastActive';
    expect(rawOf(command, {})).toMatch(/ago/);
    expect(rawOf(`${command} --absolute`, {})).not.toMatch(/ago/);
    expect(rawOf(`${command} --as-of 2026-08-31`, {})).not.toMatch(/ago/);
    expect(rawOf(`${command} | cat`, {})).not.toMatch(/ago/);
  });

  it('what to do next is said after ingest and init', () => {
    expect(rawOf('orgactivity ingest wide.csv --db next.db', {})).toContain('next: orgactivity users');
    expect(rawOf('orgactivity ingest wide.csv --db next.db --quiet', {})).not.toContain('next:');
    expect(rawOf('orgactivity init --db made.db', {})).toContain('next: orgactivity ingest PATH…');
  });
});

it('a full pipe is not cut', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},User ${i},user${i}@example.com`);
  writeFileSync(join(work, 'many.csv'), ['id,name,email', ...rows].join('\n'));
  execFileSync('orgactivity', ['ingest', 'many.csv', '--db', 'many.db'], { cwd: work, env, stdio: 'ignore' });
  const slow = 'orgactivity users --db many.db --format csv 2>/dev/null | { sleep 1; wc -l; }';
  expect(Number(execFileSync('sh', ['-c', slow], { cwd: work, env, encoding: 'utf8' }))).toBe(20_001);
});
