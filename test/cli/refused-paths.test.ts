import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { asNobody, has, makeScratch, runIn } from './scratch.ts';

/** A path that the system refuses is the user's to mend, wherever it is given; nobody is told that the program has a defect. */
const scratch = makeScratch();
const at = (name: string): string => join(scratch.work, name);
afterAll(() => rmSync(scratch.folder, { recursive: true }));
writeFileSync(at('users.csv'), 'id,name\n1,Ada\n');
symlinkSync('circle', at('circle'));
mkdirSync(at('locked'), { mode: 0o700 });

const LONG = 'x'.repeat(300);
const WRITABLE = 'name a file in a folder that you can write to, on a disk with room';
const REFUSED: readonly [path: string, reason: string, hint: string][] = [
  ['circle', 'a link that leads in a circle', WRITABLE],
  ['circle/x.db', 'a link that leads in a circle', WRITABLE],
  ['users.csv/x.db', 'a file where a folder should be', WRITABLE],
  ['none/x.db', 'no such folder', 'make the folder first, or name a file in another one'],
  [LONG, 'a name that is too long', 'give it a shorter name'],
];

describe.each(['backup', 'anonymize', 'users -o', 'export -o', 'ingest users.csv --db unmade.db --rejects'])(
  '%s',
  (command) => {
    it.each(REFUSED)('%s', (path, reason, hint) => {
      expect(runIn(scratch, `orgactivity ${command} ${path}`)).toEqual({
        exit: 1,
        stdout: '',
        stderr: `error: cannot write ${path}: ${reason}\nhint: ${hint}\n`,
      });
    });
  },
);

describe.each(['users', 'verify', 'forget x --yes', 'ingest users.csv', 'init', 'backup copy.db'])(
  '%s --db',
  (command) => {
    it.each(REFUSED)('%s', (path, reason) => {
      const { exit, stdout, stderr } = runIn(scratch, `orgactivity ${command} --db ${path}`);
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
      expect(stderr).toMatch(/^error: cannot (open|make) [^\n]*\nhint: [^\n]*--db FILE\n$/);
      expect(stderr).toContain(`${path}: ${reason}\n`);
    });
  },
);

test.each(REFUSED.slice(0, 3))('ingest %s', (path, reason) => {
  expect(runIn(scratch, `orgactivity ingest ${path}`).stderr).toBe(
    `error: cannot read ${path}: ${reason}\nhint: name a log or user list, a folder of them, or - for stdin\n`,
  );
});

test('where the rejects of a device cannot wait, their own place is named', () => {
  expect(runIn(scratch, 'TMPDIR=none orgactivity ingest users.csv --rejects /dev/null').stderr).toMatch(
    /^error: cannot write none\/rejects: no such folder\n/,
  );
});

test('a name to which nothing can be added is a database all the same', () => {
  const name = 'x'.repeat(254);
  const command = 'orgactivity active --period all --as-of 2026-08-31';
  expect(runIn(scratch, `cp orgactivity.db ${name}; ${command} --db ${name}`)).toEqual(
    runIn(scratch, command),
  );
});

describe.skipIf(asNobody !== '' && !has('setpriv'))('in a folder that nobody else may enter', () => {
  runIn(scratch, 'chmod 755 . .. && chmod 644 orgactivity.db');
  const nobody = asNobody === '' ? 'chmod 000 locked; ' : asNobody;
  afterAll(() => runIn(scratch, 'chmod 700 locked'));

  it.each(['backup', 'anonymize', 'users -o', 'ingest /dev/null --db unmade.db --rejects'])(
    '%s',
    (command) => {
      expect(runIn(scratch, `${nobody}orgactivity ${command} locked/x.db`).stderr).toBe(
        `error: cannot write locked/x.db: permission denied\nhint: ${WRITABLE}\n`,
      );
    },
  );

  it.each(['users', 'ingest /dev/null', 'init'])('%s --db', (command) => {
    expect(runIn(scratch, `${nobody}orgactivity ${command} --db locked/x.db`).stderr).toBe(
      'error: cannot open locked/x.db: permission denied\nhint: it belongs to somebody else: let this user read it, or name another one with --db FILE\n',
    );
  });
});
