import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generate } from '../../bench/generate/generate.mjs';
import { ingestAll, QUESTIONS } from './commands.mjs';
import { start } from './program.mjs';

const ROSTERS = join(resolve(import.meta.dirname, '..', '..'), 'fixtures', 'dedicated', 'rosters');

/**
 * Inputs, what an undisturbed database answers of them, and how long that took, in milliseconds.
 * @typedef {{ logs: string[], inputs: string[], answers: string[], ingestTime: number, reportTime: number }} World
 */

/**
 * @param {string} folder
 * @param {number} events
 * @returns {Promise<World>}
 */
export async function makeWorld(folder, events) {
  await generate(folder, { events, people: 80, days: 40, forms: ['daily', 'daily-gz'] });
  const logs = readdirSync(join(folder, 'daily'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const lists = ['scim-users.json', 'scim-groups.json', 'dashboard.csv'].map((name) => join(ROSTERS, name));
  const inputs = [...logs, join(folder, 'daily-gz'), ...lists];
  const calm = join(folder, 'calm');
  mkdirSync(calm);
  const began = performance.now();
  await done(ingestAll(inputs), calm);
  const ingested = performance.now();
  const answers = await answersIn(calm);
  const reportTime = (performance.now() - ingested) / 2; // four reports on two processors or more
  return { logs, inputs, answers, ingestTime: ingested - began, reportTime };
}

/**
 * What the database in a folder answers.
 * @param {string} folder
 */
export function answersIn(folder) {
  return Promise.all(QUESTIONS.map((question) => done(question, folder)));
}

/**
 * Runs the program, which must succeed.
 * @param {string[]} args
 * @param {string} folder
 */
export async function done(args, folder) {
  const { status, stdout, stderr } = await start(args, { folder }).ended;
  if (status !== 0)
    throw new Error(`orgactivity ${args.slice(0, 6).join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
