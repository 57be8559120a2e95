import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const START = join(resolve(import.meta.dirname, '..', '..'), 'bin', 'orgactivity.js');

/**
 * Runs the built program as a user would.
 * @param {string[]} args
 * @param {Record<string, string>} [environment] added to the present one
 */
export function run(args, environment = {}) {
  const { ORGACTIVITY_DB: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...args], {
    encoding: 'utf8',
    env: { ...inherited, ...environment },
    maxBuffer: 1 << 30,
  });
  return { status, stdout, stderr };
}

/**
 * The JSON that the program answers with. Throws where it fails, unless its exit code is among `exits`.
 * @param {string[]} args
 * @param {{ exits?: number[], environment?: Record<string, string> }} [options]
 */
export function ask(args, { exits = [0], environment = {} } = {}) {
  const { status, stdout, stderr } = run([...args, '--json'], environment);
  if (status === null || !exits.includes(status)) {
    throw new Error(
      `orgactivity ${args.slice(0, 8).join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`,
    );
  }
  return JSON.parse(stdout);
}
