import { expect, it } from 'vitest';
import type { Named } from '../../src/core/entry.ts';
import { emailKey, userId } from '../../src/core/identity.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { Facts } from '../../src/facts/facts.ts';
import { foldEntry } from '../../src/facts/fold.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();

function database() {
  const facts = new Facts();
  const note = (at: string, id: string | undefined, email: string | undefined) => {
    const key = email === undefined ? undefined : emailKey(email);
    const known = id === undefined ? undefined : userId(id);
    const actor = { id: known, email: key } as Named;
    const moment = parseInstant(at) as Instant;
    const rest = { action: undefined, target: undefined, succeeded: true, run: undefined, report: undefined };
    foldEntry({ at: moment, actor, ...rest }, zoneOf('UTC'), facts);
  };
  note('2026-08-01T00:00:00Z', '1', 'ada@example.com');
  note('2026-08-01T23:59:59Z', undefined, 'ada@example.com'); // the same person on the same day
  note('2026-08-03T12:00:00Z', undefined, 'Ada@example.com');
  note('2026-08-03T12:00:00Z', undefined, 'bo@example.com');
  const db = newDatabase();
  new FactsMerger(db).finish(facts.pack(), []);
  return db;
}

it('users and active_days show persons, not identities', () => {
  const db = database();
  expect(db.prepare('SELECT * FROM users ORDER BY user').all()).toEqual([
    {
      user: '1',
      known_by: 'id',
      emails: 'ada@example.com',
      first_day: '2026-08-01',
      active_days: 2,
      last_active: '2026-08-03T12:00:00Z',
    },
    {
      user: 'bo@example.com',
      known_by: 'email',
      emails: null,
      first_day: '2026-08-03',
      active_days: 1,
      last_active: '2026-08-03T12:00:00Z',
    },
  ]);
  expect(db.prepare('SELECT day, user FROM active_days ORDER BY day, user').raw().all()).toEqual([
    ['2026-08-01', '1'],
    ['2026-08-03', '1'],
    ['2026-08-03', 'bo@example.com'],
  ]);
});
