import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/** A folder with the program in `bin/` and, in `work/`, a database of the made-up Dedicated Cloud. */
export interface Scratch {
  readonly folder: string;
  readonly work: string;
  readonly env: Readonly<Record<string, string>>;
}

export function makeScratch(): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orgactivity-cli-')));
  const [bin, work] = [join(folder, 'bin'), join(folder, 'work')];
  mkdirSync(bin);
  mkdirSync(work);
  symlinkSync(join(root, 'bin', 'orgactivity.js'), join(bin, 'orgactivity'));
  const path = [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(':');
  const env = { PATH: path, HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const dedicated = join(root, 'fixtures', 'dedicated');
  const inputs = ['wandb-audit-logs', 'api', 'rosters/scim-users.json'].map((name) => join(dedicated, name));
  execFileSync('orgactivity', ['ingest', ...inputs, '--taken-at', '2026-08-30'], {
    cwd: work,
    env,
    stdio: 'ignore',
  });
  return { folder, work, env };
}

/** How a run of the real program ended. */
export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell command in `work/`, to its end. */
export function runIn({ work, env }: Scratch, command: string): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: work, env, encoding: 'utf8' });
  return { exit: status, stdout, stderr };
}

/** Whether this machine has the program. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Whether util-linux's `script` is here to run programs in a pseudo-terminal: that of other systems has other options. */
export const hasTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Before a command: has it run without the superuser's rights, whom no access rights bind. */
export const asNobody = process.getuid?.() === 0 ? 'setpriv --reuid=65534 --regid=65534 --clear-groups ' : '';
