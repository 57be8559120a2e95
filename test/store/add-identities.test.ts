import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addIdentities } from '../../src/store/add-identities.ts';
import { scratchDatabases } from './scratch.ts';

const newDatabase = scratchDatabases();

const text = fc.oneof(
  fc.constantFrom('1', '2', 'a@x', 'I', 'e', '%', '"', "'", '\\u0041', '\\', 'a\nb', 'a\0b', '\0'),
  fc.constantFrom('\u{1F600}', 'é', '\uFFFF', '\u2028'),
  fc.string({ unit: 'binary', minLength: 1 }),
);
const key = fc.tuple(fc.constantFrom('i', 'e'), text).map(([kind, value]) => kind + value);
const pack = fc.uniqueArray(key, { maxLength: 6 });

it('identities keep the numbers that they are given, whatever they are called and whoever came before', () => {
  fc.assert(
    fc.property(fc.array(pack, { maxLength: 4 }), (packs) => {
      const db = newDatabase();
      const numbers = new Map<string, number>();
      for (const keys of packs) {
        const added = addIdentities(db, keys);
        for (const [place, key] of keys.entries()) {
          const { identity, isNew } = added[place] ?? { identity: 0, isNew: true };
          expect(isNew).toBe(!numbers.has(key));
          expect(identity).toBe(numbers.get(key) ?? identity);
          numbers.set(key, identity);
        }
      }
      expect(new Set(numbers.values()).size).toBe(numbers.size);
      const stored = db
        .prepare<[], [string, number]>(
          `SELECT substr(kind, 1, 1) || value, identity FROM identity WHERE in_log = 1 ORDER BY identity`,
        )
        .raw();
      expect(new Map(stored.all())).toEqual(new Map([...numbers].sort(([, a], [, b]) => a - b)));
      db.close();
    }),
  );
});

it('whom only a list named is named by the log from then on, and keeps the number', () => {
  const db = newDatabase();
  db.exec(
    `INSERT INTO identity (identity, kind, value, in_log) VALUES (7, 'id', '1', 0), (9, 'email', 'a@x', 0)`,
  );
  expect(addIdentities(db, ['i2', 'i1', 'ea@x'])).toEqual([
    { identity: 10, isNew: true },
    { identity: 7, isNew: false },
    { identity: 9, isNew: false },
  ]);
  expect(db.prepare('SELECT count(*) FROM identity WHERE in_log = 1').pluck().get()).toBe(3);
});
