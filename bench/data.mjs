import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate/generate.mjs';

const EVERY_FORM = /** @type {const} */ (['one', 'daily', 'daily-gz', 'one-gz']);

/** The data sets. `few` has the people of `10m` and a tenth of the events, `30m` has three times the events. */
const SETS = {
  '1m': { events: 1_000_000, people: 2_000, days: 547, forms: EVERY_FORM },
  few: { events: 1_000_000, people: 20_000, days: 75, forms: EVERY_FORM },
  '10m': { events: 10_000_000, people: 20_000, days: 547, forms: EVERY_FORM },
  '30m': { events: 30_000_000, people: 20_000, days: 547, forms: /** @type {const} */ (['one']) },
};

/** Where generated data is kept: outside the repository. */
export function defaultFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'orgactivity-bench');
}

/**
 * A data set, generated where it is not there yet.
 * @param {string} folder
 * @param {keyof typeof SETS} name
 */
export async function dataSet(folder, name) {
  const home = join(folder, name);
  if (!existsSync(join(home, 'truth.json'))) {
    console.error(`generating ${name} in ${home} …`);
    const partial = `${home}.partial`;
    rmSync(partial, { recursive: true, force: true });
    await generate(partial, SETS[name]);
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
  }
  /** @type {ReturnType<import('./generate/truth.mjs').Truth['finish']>} */
  const truth = JSON.parse(readFileSync(join(home, 'truth.json'), 'utf8'));
  return {
    name,
    ...truth,
    one: join(home, 'all.ndjson'),
    daily: join(home, 'daily'),
    dailyGz: join(home, 'daily-gz'),
    oneGz: join(home, 'all.ndjson.gz'),
  };
}

/** @typedef {Awaited<ReturnType<typeof dataSet>>} Data */
