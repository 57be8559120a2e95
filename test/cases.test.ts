import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, test } from 'vitest';

/**
 * End-to-end cases: each folder of `test/cases` has the shell lines `cmd` and what they must give: `stdout`, `stderr`
 * (no file: nothing) and `exit` (no file: 0). `UPDATE_CASES=1` writes what the program gives now, to be read before it is kept.
 */
interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: string;
}
const NOTHING: Outcome = { stdout: '', stderr: '', exit: '0\n' };
const PARTS = ['stdout', 'stderr', 'exit'] as const;

const { PATH = '', TZ = 'UTC', UPDATE_CASES } = process.env;
const root = resolve(import.meta.dirname, '..');
const cases = join(root, 'test', 'cases');
const fixtures = join(root, 'fixtures');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'orgactivity-cases-')));
const bin = join(scratch, 'bin');
mkdirSync(bin);
symlinkSync(join(root, 'bin', 'orgactivity.js'), join(bin, 'orgactivity'));
afterAll(() => rmSync(scratch, { recursive: true }));

for (const name of readdirSync(cases)) {
  test.concurrent(name, { timeout: 60_000 }, async ({ expect }) => {
    const outcome = await run(name);
    if (UPDATE_CASES === '1') rewrite(name, outcome);
    expect(outcome).toEqual(expected(name));
  });
}

function run(name: string): Promise<Outcome> {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const env = {
    PATH: [bin, dirname(process.execPath), PATH].join(delimiter),
    HOME: folder,
    TZ,
    LC_ALL: 'C.UTF-8',
    FIXTURES: fixtures,
  };
  const script = join(cases, name, 'cmd');
  const plain = (text: string) => text.replaceAll(fixtures, '$FIXTURES').replaceAll(folder, '$PWD');
  return new Promise((done) => {
    execFile('bash', ['-euo', 'pipefail', script], { cwd: folder, env }, (error, stdout, stderr) => {
      done({ stdout: plain(stdout), stderr: plain(stderr), exit: `${error === null ? 0 : error.code}\n` });
    });
  });
}

function expected(name: string): Outcome {
  const [stdout, stderr, exit] = PARTS.map((part) => {
    const file = join(cases, name, part);
    return existsSync(file) ? readFileSync(file, 'utf8') : NOTHING[part];
  }) as [string, string, string];
  return { stdout, stderr, exit };
}

function rewrite(name: string, outcome: Outcome): void {
  for (const part of PARTS) {
    const file = join(cases, name, part);
    if (outcome[part] === NOTHING[part]) rmSync(file, { force: true });
    else writeFileSync(file, outcome[part]);
  }
}
