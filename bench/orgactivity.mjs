import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const START = resolve(import.meta.dirname, '..', 'bin', 'orgactivity.js');

/** The command line that runs the built program. @param {readonly string[]} args */
export const program = (...args) => [process.execPath, START, ...args];

/** The same as a peer's `answer` script: what the database answers. @param {string} db @param {string} asOf */
export function programAnswers(db, asOf) {
  const ask = (...args) => answerOf(program(...args, '--as-of', asOf, '--db', db, '--json')).rows;
  const users = ask('users', '--unlisted').filter((row) => row.lastActive !== null);
  const weeks = ask('trend', '--by', 'week', '--period', 'all');
  return {
    users: Object.fromEntries(users.map((row) => [row.wandbId, [row.lastActive, row.activeDays]])),
    weeks: Object.fromEntries(weeks.map((row) => [row.from, row.activeUsers])),
    unique90: ask('active', '--period', '90d')[0].activeUsers,
  };
}

/** The JSON that a command prints. @param {readonly string[]} command */
export function answerOf([file, ...args]) {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
