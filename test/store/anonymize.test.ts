import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { anonymize } from '../../src/store/anonymize.ts';
import { type Connection, openForReading } from '../../src/store/database.ts';
import { forget } from '../../src/store/forget.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../src/store/settings.ts';
import { shuffledNumbers } from '../../src/store/shuffle.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { counts } from './counts.ts';
import { DAY, factsOf, input } from './inputs.ts';
import { scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();
const folder = mkdtempSync(join(tmpdir(), 'orgactivity-anonymous-'));
afterAll(() => rmSync(folder, { recursive: true }));
const zone = zoneOf('UTC');
const NOW = (1_780_000_000 + 4 * DAY) as Instant;

/** A copy, with numbers that only look random, and its bytes. */
function copyOf(db: Connection, seed = 1): { copy: Connection; bytes: string } {
  const path = join(folder, 'copy.db');
  rmSync(path, { force: true });
  let state = seed;
  anonymize(db.name, path, (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % bound;
  });
  return { copy: openForReading(path), bytes: readFileSync(path, 'latin1') };
}

it('a copy has every count of the original', () => {
  const services = fc.subarray(['2', 'C@example.com', 'ada', '042', 'nobody']);
  fc.assert(
    fc.property(input, services, fc.nat(), (items, serviceAccounts, seed) => {
      const db = newDatabase();
      writeSettings(db, { ...DEFAULT_SETTINGS, serviceAccounts });
      new FactsMerger(db).finish(factsOf(items, zone).pack(), []);
      const { copy } = copyOf(db, seed);
      expect(counts(copy, NOW)).toEqual(counts(db, NOW));
      expect(problemsOf(copy)).toEqual([]);
      copy.close();
      db.close();
    }),
    { numRuns: 15 },
  );
});

it('nothing in a copy names anybody, in its values or in its bytes', () => {
  const db = newDatabase();
  const secrets = {
    organization: 'Secret Organization',
    ids: ['9000001', '9000002'],
    emails: ['secret.ada@corp.test', 'Secret.Bo@corp.test', 'secret-bot@corp.test', 'secret.gone@corp.test'],
    usernames: ['secret-ada', 'secret-bo'],
    names: ['Ada Secret', 'Bo Secret'],
    teams: ['secret-team', 'secret-lab'],
    runs: ['secret-run', '4000000001'],
    path: '/home/secret/logs.ndjson',
    server: 'https://secret.wandb.io/admin/audit_logs',
    action: 'Secret did it',
  };
  const { ids, emails, usernames, names, teams, runs } = secrets;
  writeSettings(db, {
    ...DEFAULT_SETTINGS,
    name: secrets.organization,
    serviceAccounts: ['SECRET-BOT@corp.test', 'secret-unknown'],
  });
  const at = 1_780_000_000 as Instant;
  const members = [0, 1].map((i) => ({
    ...UNKNOWN_MEMBER,
    ...{ id: ids[i], email: emails[i], username: usernames[i], name: names[i], teams, role: 'admin' },
  }));
  const roster = {
    kind: 'scim-users',
    takenAt: at,
    startIndex: 1,
    total: undefined,
    members,
  } as unknown as Roster;
  const entries = [...ids, ...emails].map((who, i) => ({
    ...{ at, action: secrets.action, target: undefined, succeeded: true, report: undefined },
    ...{ actor: i < 2 ? { id: who } : { email: who.toLowerCase() }, run: runs[i % 2] },
  }));
  const logged = entries.map((entry) => ({ ...entry, action: 'run:update' }));
  const items = [roster, ...entries, ...logged] as unknown as Parameters<typeof factsOf>[0];
  new FactsMerger(db).finish(factsOf(items, zone).pack(), [
    {
      ...{ path: secrets.path, fingerprint: 'secret print', format: 'ndjson', bytes: 1 },
      ...{ lines: 1, entries: 1, rejected: 0, readAt: at },
      reached: { offset: 1, digest: 'secret', lineNumbers: 1, lines: 1, entries: 1 },
    },
  ]);
  db.prepare('INSERT INTO pull (address, since, until) VALUES (?, 0, 1)').run(secrets.server);
  db.exec(`CREATE TABLE note (text); INSERT INTO note VALUES ('a secret note')`);
  forget(db, [{ kind: 'email', value: 'secret.gone@corp.test' }]);
  const key = String(db.prepare(`SELECT value FROM setting WHERE name = 'forgotten_key'`).pluck().get());

  const { copy, bytes } = copyOf(db);
  const tables = copy
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all();
  const values = tables.flatMap((table) => copy.prepare(`SELECT * FROM ${table}`).raw().all().flat());
  const forbidden = [...ids, ...names, ...runs, 'secret', 'SECRET', 'corp.test', 'forgotten-1', key].map(
    (text) => text.toLowerCase(),
  );
  for (const text of forbidden) {
    expect(values.filter((value) => String(value).toLowerCase().includes(text))).toEqual([]);
    expect(bytes.toLowerCase().includes(text) ? text : '').toBe('');
  }
  expect(counts(copy, NOW)).toEqual(counts(db, NOW));
  expect(copy.prepare('SELECT name, username, email, role FROM member ORDER BY name').all()).toEqual(
    expect.arrayContaining([
      {
        name: expect.stringMatching(/^User \d$/),
        username: expect.stringMatching(/^user-\d$/),
        email: expect.stringMatching(/^user-\d@example\.com$/),
        role: 'admin',
      },
    ]),
  );
  copy.close();
});

it('pseudonyms are in random order', () => {
  expect([...shuffledNumbers(4, () => 0)]).toEqual([2, 3, 4, 1]);
  expect([...shuffledNumbers(4, (bound) => bound - 1)]).toEqual([1, 2, 3, 4]);
  expect([...shuffledNumbers(0, () => 0)]).toEqual([]);
});
