import { existsSync, readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { parse } from 'csv-parse/sync';

/**
 * Throws unless SQLite finds a database sound, if there is one.
 * @param {string} path
 */
export function expectSound(path) {
  if (!existsSync(path)) return;
  const db = new Sqlite(path);
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`${path} is damaged: ${found}`);
    const dangling = db.pragma('foreign_key_check');
    if (Array.isArray(dangling) && dangling.length > 0) throw new Error(`${path} has dangling references`);
  } finally {
    db.close();
  }
}

/**
 * Throws unless a file that the program wrote is whole, if there is one.
 * @param {string} path
 */
export function expectWhole(path) {
  if (!existsSync(path)) return;
  if (path.endsWith('.db')) return expectSound(path);
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) JSON.parse(text);
  if (path.endsWith('.csv')) parse(text);
  const isEmptyList = path.endsWith('.txt') && text === '';
  if (!text.endsWith('\n') && !isEmptyList) throw new Error(`${path} ends in the middle of a line`);
}
