import { logIdentity } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { highestNumber } from './identity-numbers.ts';

/** An identity in the store, and whether it was not there before. */
export interface Added {
  readonly identity: number;
  readonly isNew: boolean;
}

/** The store's numbers of the identities that a log names, in their order; those that are new to the store are added. */
export function addIdentities(db: Connection, keys: readonly string[]): Added[] {
  const find = finder(db);
  // Mostly everybody is new, in a new database, or nobody is: the first one tells which is to be expected.
  const [first] = keys;
  const known = first === undefined || find(first) === undefined ? [] : keys.map(find);
  const missing = keys.filter((_, place) => known[place] === undefined);
  const added = addMissing(db, missing, find);
  let next = 0;
  return keys.map((_, place) => known[place] ?? (added[next++] as Added));
}

/** A function that answers what the store has of an identity, if it has it, and notes that a log names it. */
function finder(db: Connection): (key: string) => Added | undefined {
  const select = db
    .prepare<[string, string], [identity: number, inLog: number]>(
      'SELECT identity, in_log FROM identity WHERE kind = ? AND value = ?',
    )
    .raw();
  const name = db.prepare('UPDATE identity SET in_log = 1 WHERE identity = ?');
  return (key) => {
    const { kind, value } = logIdentity(key);
    const [identity, inLog] = select.get(kind, value) ?? [];
    if (identity === undefined) return undefined;
    if (inLog === 0) name.run(identity);
    return { identity, isNew: false };
  };
}

function addMissing(
  db: Connection,
  keys: readonly string[],
  find: (key: string) => Added | undefined,
): Added[] {
  if (keys.length === 0) return [];
  const first = highestNumber(db) + 1;
  if (insert(db, keys, first) === keys.length)
    return keys.map((_, place) => ({ identity: first + place, isNew: true }));
  return keys.map((key) => {
    const found = find(key);
    if (found === undefined) throw new Error(`${key} cannot be stored`);
    return { ...found, isNew: found.identity >= first };
  });
}

/**
 * Adds those that are not there, with the numbers from `first` on. Answers how many. In one statement, which reads keys as
 * `logIdentity` does and takes half the time of one for each.
 */
function insert(db: Connection, keys: readonly string[], first: number): number {
  const json = JSON.stringify(keys);
  if (json.includes('\\u')) return insertEach(db, keys, first);
  return db
    .prepare<{ first: number; keys: string }>(
      `INSERT INTO identity (identity, kind, value, in_log)
       SELECT :first + key, iif(substr(value, 1, 1) = 'i', 'id', 'email'), substr(value, 2), 1
         FROM json_each(:keys)
        WHERE TRUE
           ON CONFLICT (kind, value) DO NOTHING`,
    )
    .run({ first, keys: json }).changes;
}

/** What JSON writes with numbers, NUL and halves of surrogate pairs among them, SQLite does not read as it is bound otherwise. */
function insertEach(db: Connection, keys: readonly string[], first: number): number {
  const one = db.prepare(
    `INSERT INTO identity (identity, kind, value, in_log)
     VALUES (?, ?, ?, 1)
         ON CONFLICT (kind, value) DO NOTHING`,
  );
  return keys.reduce((changes, key, place) => {
    const { kind, value } = logIdentity(key);
    return changes + one.run(first + place, kind, value).changes;
  }, 0);
}

/** The store's numbers of actions, in their order; new ones are added. */
export function addActions(db: Connection, names: readonly string[]): number[] {
  const insert = db.prepare('INSERT OR IGNORE INTO action (name) VALUES (?)');
  const select = db.prepare<[string], number>('SELECT action FROM action WHERE name = ?').pluck();
  return names.map((name) => {
    insert.run(name);
    return select.get(name) ?? 0;
  });
}
