import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../src/store/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'orgactivity-killed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Changes more than is kept in memory, as a database that is being made is changed: with a rollback journal. */
const KILLED_WRITER = `
  const db = new (require('better-sqlite3'))(process.argv[1]);
  db.pragma('journal_mode = DELETE');
  db.pragma('cache_size = 1');
  db.exec("BEGIN IMMEDIATE; UPDATE setting SET value = 'changed'; CREATE TABLE junk (bytes)");
  const insert = db.prepare('INSERT INTO junk VALUES (zeroblob(100000))');
  for (let i = 0; i < 20; i++) insert.run();
  process.kill(process.pid, 'SIGKILL');
`;

it('a database whose writer was killed in the middle is read as it was before', () => {
  const path = join(folder, 'killed.db');
  const made = openForWriting(path);
  made.exec("INSERT INTO setting VALUES ('colour', 'blue')");
  made.close();
  const size = statSync(path).size;

  const { signal } = spawnSync(process.execPath, ['-e', KILLED_WRITER, path], {
    cwd: resolve(import.meta.dirname, '..', '..'),
  });
  expect(signal).toBe('SIGKILL');
  expect(statSync(path).size).toBeGreaterThan(size);
  expect(statSync(`${path}-journal`).size).toBeGreaterThan(0);

  const db = openForReading(path);
  expect(db.prepare('SELECT * FROM setting').all()).toEqual([{ name: 'colour', value: 'blue' }]);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'junk'").all()).toEqual([]);
  db.close();
});
