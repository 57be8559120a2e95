import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { openForReading } from '../../src/store/database.ts';
import { dump } from '../store/scratch.ts';
import { KEY, USERNAME } from './wandb-server.ts';

const binary = resolve(import.meta.dirname, '..', '..', 'bin', 'orgactivity.js');

export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real program in a folder of its own, with credentials in its environment unless `env` has others. */
export function start(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [binary, 'pull', ...args], {
    cwd: folder,
    env: {
      PATH: dirname(process.execPath),
      HOME: folder,
      WANDB_USERNAME: USERNAME,
      WANDB_API_KEY: KEY,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the real program to its end. */
export async function run(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Run> {
  const child = start(folder, args, env);
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [exit] = (await once(child, 'close')) as [number | null];
  return { exit, stdout, stderr };
}

/** What the database of a folder knows from logs. */
export function logsIn(folder: string): unknown {
  const db = openForReading(join(folder, 'orgactivity.db'));
  try {
    return logsOf(dump(db));
  } finally {
    db.close();
  }
}

/** Without that which depends on when a list of users was taken. */
export function logsOf(dumped: unknown): unknown {
  const { activity, days, milestones, assets } = dumped as Record<string, unknown>;
  return { activity, days, milestones, assets };
}
