import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { BACK_TO } from '../store/earlier-schemas.ts';
import { asNobody, has, makeScratch, runIn } from './scratch.ts';

/** What is not a database of this program, or cannot be used now, is told apart; and no report writes anything. */
const scratch = makeScratch();
const { work } = scratch;
const at = (...names: string[]): string => join(work, ...names);
const LOGS = resolve(import.meta.dirname, '..', '..', 'fixtures', 'dedicated', 'wandb-audit-logs');
const ACTIVE = 'orgactivity active --period all --as-of 2026-08-31';
const ANSWER = { exit: 0, stdout: 'activeUsers\n11\n', stderr: '' };
afterAll(() => rmSync(scratch.folder, { recursive: true }));

/** A copy of the database, changed by some SQL. */
function changed(name: string, sql: string): void {
  writeFileSync(at(name), readFileSync(at('orgactivity.db')), { mode: 0o600 });
  const db = new Sqlite(at(name));
  db.exec(sql);
  db.close();
}

const NEW_ONE =
  'make it from logs and user lists: orgactivity ingest PATH… (or name another one with --db FILE)';
const DAMAGED = 'the file is damaged; restore a backup, or make a new one by reading the logs again';

it.each<[what: string, make: () => void, error: string, hint: string]>([
  [
    'a folder',
    () => mkdirSync(at('x.db')),
    'cannot open x.db: it is a folder',
    'name the database itself with --db FILE',
  ],
  ['an empty file', () => writeFileSync(at('x.db'), ''), 'cannot open x.db: it is empty', NEW_ONE],
  ['no file', () => {}, 'cannot open x.db: no such file', NEW_ONE],
  [
    'a text',
    () => writeFileSync(at('x.db'), 'hello'),
    'cannot open x.db: not a SQLite database',
    'name the database with --db FILE; a log or user list is read with: orgactivity ingest FILE',
  ],
  [
    "another program's database",
    () => changed('x.db', 'PRAGMA application_id = 7'),
    'cannot open x.db: it is a database of another program',
    'name a file of its own with --db FILE',
  ],
  [
    'a newer schema',
    () => changed('x.db', 'PRAGMA user_version = 99'),
    `cannot open x.db: its schema is version 99, this program knows up to ${MIGRATIONS.length}`,
    'upgrade orgactivity',
  ],
  [
    'a file that was cut short',
    () => {
      changed('x.db', 'SELECT 1');
      truncateSync(at('x.db'), 100_000);
    },
    'cannot use x.db: database disk image is malformed',
    DAMAGED,
  ],
  [
    'a damaged page',
    () => {
      changed('x.db', 'SELECT 1');
      const bytes = readFileSync(at('x.db'));
      writeFileSync(at('x.db'), bytes.fill(0xff, 16_384));
    },
    'cannot use x.db: database disk image is malformed',
    DAMAGED,
  ],
])('%s', (_, make, error, hint) => {
  rmSync(at('x.db'), { recursive: true, force: true });
  make();
  expect(runIn(scratch, `${ACTIVE} --db x.db`)).toEqual({
    exit: 1,
    stdout: '',
    stderr: `error: ${error}\nhint: ${hint}\n`,
  });
});

it.each([
  'purge --before 2026-06-01 --yes',
  'user amara.okafor@example.com',
  `ingest --as audit-log '${LOGS}'`,
])('damage that only this program can see ends %s with an error', (command) => {
  changed('x.db', "UPDATE identity SET first_uses = x''");
  expect(runIn(scratch, `orgactivity ${command} --db x.db`)).toEqual({
    exit: 1,
    stdout: '',
    stderr: `error: cannot use x.db: the first uses of a person cannot be decoded\nhint: ${DAMAGED}\n`,
  });
});

describe.skipIf(asNobody !== '' && !has('setpriv'))('in a folder that may not be written to', () => {
  mkdirSync(at('locked'));
  writeFileSync(at('locked', 'org.db'), readFileSync(at('orgactivity.db')));
  // Too large to be read into memory where SQLite can open the file itself.
  changed('locked/large.db', "INSERT INTO setting (name, value) VALUES ('filler', hex(zeroblob(4000000)))");
  for (const [name, mode] of [
    ['locked/org.db', 0o444],
    ['locked/large.db', 0o444],
    ['locked', 0o555],
    ['.', 0o755],
    ['..', 0o755],
  ] as const)
    chmodSync(at(name), mode);
  afterAll(() => chmodSync(at('locked'), 0o755));

  it.each(['org.db', 'large.db'])('a report answers from %s and leaves nothing behind', (db) => {
    expect(runIn(scratch, `${asNobody}${ACTIVE} --db locked/${db}`)).toEqual(ANSWER);
    expect(readdirSync(at('locked')).sort()).toEqual(['large.db', 'org.db']);
  });

  it.each([
    ['locked/org.db', 'cannot use locked/org.db: attempt to write a readonly database'],
    ['locked/new.db', 'cannot make locked/new.db: its folder cannot be written to'],
  ])('ingest into %s says why it cannot', (db, error) => {
    expect(runIn(scratch, `${asNobody}orgactivity ingest /dev/null --db ${db}`)).toEqual({
      exit: 1,
      stdout: '',
      stderr: `error: ${error}\nhint: the file and its folder must be writable; name one that is with --db FILE\n`,
    });
  });

  it('a log that may not be read fails with the reason, also one that would be read in pieces', () => {
    const large = 'truncate -s 65M large.ndjson; chmod 000 large.ndjson; mkdir -m 777 -p open; ';
    const { exit, stderr } = runIn(
      scratch,
      `${large}${asNobody}orgactivity ingest large.ndjson --db open/new.db`,
    );
    expect(exit).toBe(1);
    expect(stderr).toContain('read 0 files, 1 failed');
    expect(stderr).toContain(
      'rejected large.ndjson:1: permission denied\nerror: cannot use large.ndjson: permission denied\nhint: let this user read it, or name only the files that can be read\n',
    );
  });

  it('a database that may not be read is not called a defect', () => {
    expect(runIn(scratch, `${asNobody}${ACTIVE}`).stderr).toContain(
      asNobody === '' ? '' : 'error: cannot open orgactivity.db: permission denied\n',
    );
  });
});

describe('a report writes nothing', () => {
  it('neither to the database nor beside it', () => {
    mkdirSync(at('kept'));
    changed('kept/org.db', 'SELECT 1');
    const before = readFileSync(at('kept', 'org.db'));
    expect(runIn(scratch, `${ACTIVE} --db kept/org.db`)).toEqual(ANSWER);
    expect(readFileSync(at('kept', 'org.db'))).toEqual(before);
    expect(readdirSync(at('kept'))).toEqual(['org.db']);
  });

  it('not even to bring an older schema up to date', () => {
    changed('old.db', BACK_TO[1]);
    const before = readFileSync(at('old.db'));
    expect(runIn(scratch, `${ACTIVE} --db old.db`)).toEqual(ANSWER);
    expect(readFileSync(at('old.db'))).toEqual(before);
  });

  it('sees what a writer that was killed had stored', () => {
    changed('killed.db', 'SELECT 1');
    const writer = new Sqlite(at('killed.db'));
    writer.exec("INSERT OR REPLACE INTO setting (name, value) VALUES ('name', 'Acme')");
    runIn(scratch, 'cp killed.db copy.db; cp killed.db-wal copy.db-wal');
    writer.close();
    expect(runIn(scratch, `${ACTIVE} --db copy.db`)).toEqual(ANSWER);
    expect(readFileSync(at('copy.db-wal')).length).toBeGreaterThan(0);
  });
});

describe('a locked database', () => {
  it.each([['active'], ['ingest /dev/null']])(
    '%s gives up after --wait seconds and exits with 4',
    (command) => {
      changed('busy.db', 'PRAGMA journal_mode = DELETE');
      const other = new Sqlite(at('busy.db'));
      other.exec("BEGIN EXCLUSIVE; INSERT OR REPLACE INTO setting (name, value) VALUES ('name', 'Acme')");
      const outcome = runIn(scratch, `orgactivity ${command} --db busy.db --wait 1`);
      other.close();
      expect(outcome).toEqual({
        exit: 4,
        stdout: '',
        stderr:
          'error: cannot use busy.db: another process has locked it\nhint: try again when that one has ended, or wait longer with --wait SECONDS\n',
      });
    },
  );
});
