import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { EmailKey, UserId } from '../../src/core/identity.ts';
import type { Instant } from '../../src/core/instant.ts';
import { type Roster, UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { type Connection, openForReading } from '../../src/store/database.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../src/store/settings.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { DAY, factsOf, type Item, input } from './inputs.ts';
import { scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();
const at = 1_780_000_000 as Instant; // 2026-05-28T20:26:40Z

/** Two people on two days, with a run, a list and a source. */
function database(): Connection {
  const db = newDatabase();
  writeSettings(db, DEFAULT_SETTINGS);
  const event = (id: string, when: number): Item => ({
    at: when as Instant,
    action: 'run:update',
    actor: { id: id as UserId, email: `u${id}@example.com` as EmailKey },
    target: { id: 'invited' as UserId, email: undefined },
    succeeded: true,
    run: '7',
    report: undefined,
  });
  const invitation: Item = { ...event('1', at), action: 'team:invite_user' };
  const roster: Roster = {
    kind: 'scim-users',
    takenAt: at,
    startIndex: 1,
    total: undefined,
    members: ['1', '2'].map((id) => ({ ...UNKNOWN_MEMBER, id: id as UserId, teams: ['a'] })),
  };
  const items = [event('1', at), event('2', at), event('1', at + DAY), invitation, roster];
  const reached = { offset: 1, digest: 'a'.repeat(64), lineNumbers: 1, lines: 1, entries: 1 };
  const source = {
    ...{ path: '/log', fingerprint: '', format: 'ndjson', bytes: 1 },
    ...{ lines: 1, entries: 1, rejected: 0, reached },
  };
  new FactsMerger(db).finish(factsOf(items, zoneOf('UTC')).pack(), [{ ...source, readAt: at }]);
  return db;
}

it('a database is sound, whatever was read into it', () => {
  expect(problemsOf(database())).toEqual([]);
  fc.assert(
    fc.property(input, (items) => {
      const db = newDatabase();
      writeSettings(db, DEFAULT_SETTINGS);
      new FactsMerger(db).finish(factsOf(items, zoneOf('UTC')).pack(), []);
      expect(problemsOf(db)).toEqual([]);
      db.close();
    }),
    { numRuns: 10 },
  );
});

it.each([
  ['DROP VIEW users', 'view users: is missing'],
  ['DROP VIEW users; CREATE VIEW users AS SELECT 1', 'view users: is not defined as this program defines it'],
  ['CREATE INDEX own ON day (active)', 'index own: is not of this program'],
  ['DELETE FROM roster', 'member 0 of list 1: is of a list that is not there'],
  [`UPDATE setting SET value = 'Mars' WHERE name = 'timezone'`, `setting timezone: cannot be 'Mars'`],
  [`UPDATE setting SET value = '[1]' WHERE name = 'service_accounts'`, `service_accounts: cannot be '[1]'`],
  [
    `INSERT INTO setting VALUES ('kept_from', '2026-01-01')`,
    'setting kept_from: has no moment, or the moment no day',
  ],
  [
    `UPDATE identity SET value = 'U1@example.com' WHERE value = 'u1@example.com'`,
    'is not written as it is compared',
  ],
  [`UPDATE identity SET identity = 0 WHERE value = '2'`, 'identity id 2: cannot have the number 0'],
  [`UPDATE identity SET owner = 99 WHERE kind = 'email'`, 'belongs to an id that is not there'],
  [`UPDATE identity SET owner = 1 WHERE value = '2'`, 'identity id 2: belongs to an id that is not there'],
  [`UPDATE identity SET claimed_at = NULL WHERE kind = 'email'`, 'has an owner, but no time of it'],
  [
    `UPDATE identity SET last_at = last_at + 1 WHERE value = '1'`,
    'was last active on a day that table last_activity does not have',
  ],
  [
    `UPDATE identity SET first_uses = x'' WHERE value = '1'`,
    'identity id 1: has first uses that cannot be decoded',
  ],
  [`UPDATE identity SET first_uses = x'ffffffffffffffffffff7f0101' WHERE value = '1'`, 'cannot be decoded'],
  [`DELETE FROM action`, 'has first uses that cannot be decoded'],
  [`UPDATE last_activity SET last_seconds = '[]'`, 'members and 0 last activities, or of others'],
  [`UPDATE last_activity SET last_seconds = 'text'`, 'has last activities that cannot be decoded'],
  [`UPDATE last_activity SET last_seconds = '{}'`, 'has last activities that cannot be decoded'],
  [
    `UPDATE last_activity SET last_seconds = replace(last_seconds, ',', ', ')`,
    'has last activities that cannot be decoded',
  ],
  [`DELETE FROM day`, 'refers to a day that is not there'],
  [`DELETE FROM last_activity`, 'was last active on a day that table last_activity does not have'],
  [`UPDATE day SET members = members || x'00'`, 'has members that cannot be decoded'],
  [`UPDATE day SET active = active - 1`, 'has members that cannot be decoded'],
  [`UPDATE day SET active = 4000000000`, 'has members that cannot be decoded'],
  [`UPDATE day SET members = 'text'`, 'has members that cannot be decoded'],
  [`UPDATE last_activity SET last_seconds = '[1172800]'`, 'has a last activity of 1 that is not on this day'],
  [
    `UPDATE last_activity SET last_seconds = '[99100000]'`,
    'has activity of 99, whom the database does not know',
  ],
  [`UPDATE milestone SET identity = 99`, 'milestone invited of 99: is of nobody whom the database knows'],
  [`UPDATE run_set SET size = size + 1`, 'run_set 1: has numbers that cannot be decoded'],
  [`UPDATE run_set SET others = '["b", "a"]'`, 'run_set 1: has other ids that are not a sorted list'],
  [`UPDATE run_set SET identity = 99 WHERE identity = 1`, 'run_set 99: is of nobody'],
  [`DELETE FROM member WHERE position = 0`, 'member 1 of list 1: stands in place 0'],
  [`UPDATE member SET teams = 'a, b'`, 'has teams that are not a list'],
  [`UPDATE source SET fingerprint = 'x'`, 'source /log: has a fingerprint that cannot be compared'],
  [`UPDATE source SET lines = -1`, 'source /log: cannot have -1 as lines'],
  [`UPDATE checkpoint SET digest = 'x'`, 'checkpoint /log: has a digest that cannot be compared'],
  [`UPDATE checkpoint SET read_to = -1`, 'checkpoint /log: cannot have -1 as read_to'],
  ['DELETE FROM source', 'checkpoint: refers to a source that is not there'],
  [`INSERT INTO pull VALUES ('https://a', 2, 1)`, 'pull https://a: ends before it begins'],
  [
    `INSERT INTO forgotten VALUES (x'00', 'id', 'forgotten-1', 1)`,
    'forgotten id forgotten-1: has no hash of 32 bytes',
  ],
  [`INSERT INTO forgotten VALUES (zeroblob(32), 'id', 'f', 1)`, 'setting forgotten_key: is missing'],
  [
    `PRAGMA ignore_check_constraints = ON; UPDATE roster SET kind = 'x';
    PRAGMA ignore_check_constraints = OFF`,
    'file: CHECK constraint failed in roster',
  ],
])('%s is found', (sql, expected) => {
  const db = database();
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  const lines = problemsOf(db).map(({ where, what }) => `${where}: ${what}`);
  expect(lines.filter((line) => line.includes(expected))).not.toEqual([]);
});

it('a thousand problems of a kind are twenty and a count', () => {
  const db = database();
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
           INSERT INTO milestone SELECT 99 + i, 'invited', 0 FROM n`);
  const found = problemsOf(db);
  expect(found).toHaveLength(21);
  expect(found.at(-1)).toEqual({ where: 'milestone', what: '980 more problems' });
});

it('damaged bytes are found or do no harm, and never end in anything but an answer or a `UserError`', () => {
  const db = database();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('journal_mode = DELETE');
  db.close();
  const sound = readFileSync(db.name);
  const anywhere = fc.nat(sound.length - 1);
  const headOfPage = fc
    .tuple(fc.nat(sound.length / 16_384 - 1), fc.nat(12))
    .map(([page, byte]) => page * 16_384 + byte);
  const byte = fc.integer({ min: 0, max: 255 });
  const damages = fc.array(fc.tuple(fc.oneof(anywhere, headOfPage), byte), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(damages, (damage) => {
      const bytes = Buffer.from(sound);
      for (const [place, byte] of damage) bytes[place] = byte;
      writeFileSync(db.name, bytes);
      try {
        const damaged = openForReading(db.name);
        const problems = problemsOf(damaged);
        damaged.close();
        for (const { where, what } of problems) expect(`${where}: ${what}`).not.toContain('\n');
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 60 },
  );
});
