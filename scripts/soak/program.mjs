import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const START = join(resolve(import.meta.dirname, '..', '..'), 'bin', 'orgactivity.js');

/** Exit codes that a run may end with when it is asked for something meaningful: done, failed, busy. */
const EXITS = [0, 1, 4];
/** What no user must ever read: names of SQLite's errors, stack traces, defects. */
const INTERNALS = /SQLITE_|^unexpected:|error: unexpected|^\s+at .*[(:]\d+/m;

/** @typedef {{ args: string[], status: number | null, stdout: string, stderr: string }} Run */

/**
 * Starts the built program. `fileLimit`: no file may become larger than that many blocks of 512 bytes.
 * @param {string[]} args
 * @param {{ folder: string, fileLimit?: number }} where
 */
export function start(args, { folder, fileLimit }) {
  const program = [process.execPath, START, ...args];
  const [file, ...rest] =
    fileLimit === undefined ? program : ['sh', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'sh', ...program];
  const { ORGACTIVITY_DB: _, ...env } = process.env;
  const child = spawn(file, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
    child[name]?.setEncoding('utf8').on('data', (text) => {
      output[name] += text;
    });
  }
  const ended = once(child, 'close').then(([status]) => ({ args, status, ...output }));
  return { kill: () => child.kill('SIGKILL'), ended };
}

/**
 * Throws unless a run that nobody killed ended as documented.
 * @param {Run} run
 */
export function expectManners({ args, status, stderr }) {
  const what = `orgactivity ${args.slice(0, 6).join(' ')}`;
  if (status === null || !EXITS.includes(status)) throw new Error(`${what} ended with ${status}: ${stderr}`);
  if (INTERNALS.test(stderr)) throw new Error(`${what} shows its internals: ${stderr}`);
  if (status !== 0 && !/error: |cannot read/.test(stderr))
    throw new Error(`${what} ended with ${status} and no reason`);
}
