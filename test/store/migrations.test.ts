import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UserId } from '../../src/core/identity.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { UNKNOWN_MEMBER } from '../../src/core/roster.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { openForWriting } from '../../src/store/database.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../src/store/settings.ts';
import { problemsOf } from '../../src/store/verify/index.ts';
import { BACK_TO } from './earlier-schemas.ts';
import { factsOf, type Item, input } from './inputs.ts';
import { dump, scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();

it.each([8, 7, 4] as const)('a database of version %i keeps what it knows', (version) => {
  fc.assert(
    fc.property(input, fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Niue'), (items, timezone) => {
      const db = newDatabase();
      writeSettings(db, { ...DEFAULT_SETTINGS, timezone });
      new FactsMerger(db).finish(factsOf(items, zoneOf(timezone)).pack(), []);
      const wanted = dump(db);
      db.exec(BACK_TO[version]);
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

/** The SHA-256 of each step that was released. */
const RELEASED = [
  '8682af7fc08cc3ed6ab68a0e0f2237f126c6acbedd053ded1f485a9f8c471e59',
  '581e0ac30f7f240b5f9625086298ac967c9c11942ef328e1dd3fc8d71785c5f0',
  'cf508a0dd034c95c995a43e94084fc68054249928bee20da6e4ce42c184da18c',
  '480bf8063769cea899f2577f120ddb53e0fab4717c7bc626999cac754e639e89',
  '07222803696e3d12add67f15ec565bd1a410cad7f6141c8ac8028d9254fb2f0c',
  '475684f68e5ef0efe1fada916cdb04f51fc59044c42105203b1c857fa3e42109',
  '7123708ef3984a6983c729446f4d82c2d343ea246e7bb884dac29ade95059b1e',
  '96a0cc6155be047ee75ab688f49e6a659153c4c208a9ad405ae1dff648e1e0cb',
  'e7b59baa56cc72acb3f2a022e1c5d749a73913f7019074a235cc0bff9a912603',
];

it('a step that was released is as it was', () => {
  const steps = MIGRATIONS.map((step) => createHash('sha256').update(step).digest('hex'));
  expect(steps.slice(0, RELEASED.length)).toEqual(RELEASED);
});
