import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** Files that may not grow, as on a full disk: what was there before is kept, and nobody takes a part for the whole. */
const scratch = makeScratch();
const at = (name: string): string => join(scratch.work, name);
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const people = Array.from({ length: 20_000 }, (_, i) => `${i},User ${i}\n`);
writeFileSync(at('many.csv'), `id,name\n${people.join('')}`);
writeFileSync(at('users.json'), 'old');

/** In KiB: more than the database has, less than it would need. */
const LIMIT = 'ulimit -f 300; ';
const EXPORT = 'orgactivity users -q --json --as-of 2026-08-31';

it('an ingest stores all of it or nothing', () => {
  const before = runIn(scratch, EXPORT).stdout;
  const { exit, stderr } = runIn(scratch, `${LIMIT}orgactivity ingest many.csv`);
  expect(exit).toBe(1);
  expect(stderr).toMatch(/^error: cannot use orgactivity\.db: .*\nhint: .*disk.*\n$/);
  expect(runIn(scratch, EXPORT).stdout).toBe(before);
  const db = new Sqlite(at('orgactivity.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

it('rejected lines that do not fit are an error, and all are read again', () => {
  writeFileSync(at('bad.ndjson'), '{}\n'.repeat(20_000));
  const { exit, stderr } = runIn(scratch, `${LIMIT}orgactivity ingest bad.ndjson --rejects rejects.txt`);
  expect({ exit, stderr }).toEqual({
    exit: 1,
    stderr:
      'error: cannot write rejects.txt: file too large\nhint: name a file in a folder that you can write to, on a disk with room\n',
  });
  expect(readdirSync(scratch.work).filter((name) => /rejects/.test(name))).toEqual([]);
  expect(runIn(scratch, 'orgactivity ingest bad.ndjson --rejects rejects.txt').exit).toBe(0);
  expect(readFileSync(at('rejects.txt'), 'utf8').split('\n').length).toBe(20_001);
});

it('an output file stays what it was, and no temporary one is left', () => {
  const { exit, stderr } = runIn(scratch, `ulimit -f 1; ${EXPORT} -o users.json`);
  expect({ exit, stderr }).toEqual({
    exit: 1,
    stderr:
      'error: cannot write users.json: file too large\nhint: name a file in a folder that you can write to, on a disk with room\n',
  });
  expect(readFileSync(at('users.json'), 'utf8')).toBe('old');
  expect(readdirSync(scratch.work).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('an answer that is cut short on its way to a file is an error', () => {
  const { exit, stderr } = runIn(scratch, `ulimit -f 1; ${EXPORT} > part.json`);
  expect(exit).toBe(1);
  expect(stderr).toContain('error: cannot write the answer: ');
});
