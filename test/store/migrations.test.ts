import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UserId } from '../../src/core/identity.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { openForWriting } from '../../src/store/database.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../src/store/settings.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { BACK_TO } from './earlier-schemas.ts';
import { factsOf, type Item, input } from './inputs.ts';
import { dump, scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();

it('rows of person-days become the last activities of their day', () => {
  fc.assert(
    fc.property(input, fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Niue'), (items, timezone) => {
      const db = newDatabase();
      writeSettings(db, { ...DEFAULT_SETTINGS, timezone });
      new FactsMerger(db).finish(factsOf(items, zoneOf(timezone)).pack(), []);
      const wanted = dump(db);
      db.exec(BACK_TO[4]);
      const migrated = openForWriting(db.name);
      expect(dump(migrated)).toEqual(wanted);
      expect(problemsOf(migrated)).toEqual([]);
      migrated.close();
    }),
    { numRuns: 10 },
  );
});

it.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles'])(
  'what stored lists knew of activity is taken over with the days of %s',
  (timezone) => {
    const db = newDatabase();
    writeSettings(db, { ...DEFAULT_SETTINGS, timezone });
    const seen = ['2026-08-01T00:30:00Z', '2026-08-01T12:00:00Z', '2026-08-01T23:30:00Z'].map(parseInstant);
    const list: Item = {
      ...{ kind: 'scim-users', takenAt: 1_790_000_000 as Instant, startIndex: 1, total: undefined },
      members: [undefined, ...seen].map((lastActive, i) => ({
        ...UNKNOWN_MEMBER,
        ...{ id: String(i) as UserId, lastActive, activeDays: i },
      })),
    };
    new FactsMerger(db).finish(factsOf([list], zoneOf(timezone)).pack(), []);
    const wanted = dump(db);
    db.exec(BACK_TO[2]);
    const migrated = openForWriting(db.name);
    expect(dump(migrated)).toEqual(wanted);
    expect(problemsOf(migrated)).toEqual([]);
    migrated.close();
  },
);
