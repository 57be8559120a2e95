import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE } from './baseline.mjs';
import { compete } from './measure.mjs';
import { answerOf, program } from './orgactivity.mjs';
import { timeLine, within } from './table.mjs';

const NEW_LINES = 1000;
/** What was changed just now is read again: its times cannot be trusted yet. */
const SETTLED_MS = 2500;

/**
 * What a scheduled run costs: nothing new, or a little more in today's file.
 * @param {import('./data.mjs').Data} data
 * @param {string} scratch on the same disk as the data
 * @param {number} rounds
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function updating(data, scratch, rounds) {
  const folder = join(scratch, 'bucket');
  const db = join(scratch, 'updated.db');
  const today = linkedCopy(data.daily, folder);
  const more = `${readFileSync(today, 'utf8').split('\n').slice(0, NEW_LINES).join('\n')}\n`;
  rmSync(db, { force: true });
  await sleep(SETTLED_MS);
  answerOf(program('ingest', folder, '--json', '--db', db));
  const command = program('ingest', folder, '--quiet', '--db', db);
  const line = async (name, bar, before) => {
    const results = await compete([NODE, { name, command, before }], rounds);
    return timeLine(`ingest again, ${name}`, results.get(name), NODE.name, results.get(NODE.name), bar);
  };
  return [
    await line('nothing new, 547 files', within(2)),
    await line("today's file grown by 1,000 lines", within(3), () => appendFileSync(today, more)),
  ];
}

/** The daily files in a folder of their own; the last one, which will grow, as a real copy. Answers that one's path. */
function linkedCopy(daily, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(daily, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const last = files.at(-1);
  for (const file of files) {
    const [from, to] = [join(file.parentPath, file.name), join(folder, file.name)];
    if (file === last) copyFileSync(from, to);
    else linkSync(from, to);
  }
  return join(folder, last.name);
}
