import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** The database and the inputs are never written over, whatever links lead to them. */
const scratch = makeScratch();
const at = (name: string): string => join(scratch.work, name);
afterAll(() => rmSync(scratch.folder, { recursive: true }));
beforeAll(() => {
  runIn(scratch, 'ln orgactivity.db hard; mkdir sub');
  writeFileSync(at('users.csv'), 'id,name\n1,Ada\n');
});

test.each([
  ['export -o orgactivity.db', 'orgactivity.db'],
  ['users -o hard', 'hard'],
  ['export -o orgactivity.db-wal', 'orgactivity.db-wal'],
  ['ingest users.csv --db made.db --rejects made.db', 'made.db'],
])('%s is refused', (command, path) => {
  const database = readFileSync(at('orgactivity.db'));
  expect(runIn(scratch, `orgactivity ${command}`)).toEqual({
    exit: 1,
    stdout: '',
    stderr: `error: cannot write ${path}: it is the database\nhint: name another file\n`,
  });
  expect(readFileSync(at('orgactivity.db'))).toEqual(database);
});

test('an input that --rejects would overwrite is refused', () => {
  expect(runIn(scratch, 'orgactivity ingest users.csv --rejects sub/../users.csv')).toEqual({
    exit: 1,
    stdout: '',
    stderr: 'error: cannot read users.csv: --rejects writes to it\nhint: name another file with --rejects\n',
  });
  expect(readFileSync(at('users.csv'), 'utf8')).toBe('id,name\n1,Ada\n');
});

test('a file of --rejects that cannot be written is refused before anything is read', () => {
  expect(runIn(scratch, 'orgactivity ingest users.csv --db unmade.db --rejects none/r.txt')).toEqual({
    exit: 1,
    stdout: '',
    stderr:
      'error: cannot write none/r.txt: no such folder\nhint: make the folder first, or name a file in another one\n',
  });
  expect(existsSync(at('unmade.db'))).toBe(false);
});

test('the database is no input', () => {
  expect(runIn(scratch, 'orgactivity ingest orgactivity.db')).toEqual({
    exit: 1,
    stdout: '',
    stderr:
      'error: cannot read orgactivity.db: it is the database\nhint: name logs and user lists, or another database with --db FILE\n',
  });
});

describe('in a folder that is read', () => {
  test('the database and the file of --rejects are left out', () => {
    const folder = 'mkdir -p all && cp users.csv all && cd all';
    runIn(scratch, `${folder} && orgactivity ingest .`);
    const again = runIn(scratch, `${folder} && touch r.txt && orgactivity ingest . --rejects r.txt`);
    expect(again.exit).toBe(0);
    expect(again.stderr).toContain('  skipped orgactivity.db: it is the database\n');
    expect(again.stderr).toContain('  skipped r.txt: --rejects writes to it\n');
  });
});

test('a device keeps nothing, so it may be read and written at once', () => {
  expect(runIn(scratch, 'orgactivity ingest /dev/null --rejects /dev/null').exit).toBe(0);
});
