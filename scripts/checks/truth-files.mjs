import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** @typedef {Record<string, string>} Row */

/**
 * The rows of one file of `truth/`; none where there is no such file. Users are written as the program shows them.
 * @param {string} folder
 * @param {string} name
 * @returns {Row[]}
 */
export function truthTable(folder, name) {
  const path = join(folder, 'truth', `${name}.csv`);
  if (!existsSync(path)) return [];
  /** @type {Row[]} */
  const rows = parse(readFileSync(path), { columns: true });
  return rows.map((row) =>
    row['user_id'] === undefined ? row : { ...row, user_id: shownId(row['user_id']) },
  );
}

/**
 * Whoever was active, with the last activity of each active day, read with `JSON.parse` alone.
 * @param {string} folder
 * @returns {Map<string, Map<string, string>>}
 */
export function readLog(folder) {
  /** @type {Map<string, Map<string, string>>} */
  const days = new Map();
  for (const file of logFiles(folder)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const { timestamp, actor_user_id: actor } = JSON.parse(line);
      if (actor === undefined) continue;
      const user = shownId(String(actor));
      const at = toSecond(new Date(timestamp).toISOString());
      const day = at.slice(0, 10);
      const own = days.get(user) ?? new Map();
      days.set(user, own);
      if (at > (own.get(day) ?? '')) own.set(day, at);
    }
  }
  return days;
}

/**
 * The daily files, oldest first.
 * @param {string} folder
 */
export function logFiles(folder) {
  return readdirSync(join(folder, 'bucket'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * A time to the second, as the program writes it.
 * @param {string} time
 */
export function toSecond(time) {
  return time.replace(/\.\d+Z$/, 'Z');
}

/**
 * Base64 of `User:<id>` is `<id>`.
 * @param {string} id
 */
function shownId(id) {
  const text = Buffer.from(id, 'base64').toString();
  return text.startsWith('User:') ? text.slice('User:'.length) : id;
}
