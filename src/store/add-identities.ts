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
  const select = db
    .prepare<[string, string], [identity: number, inLog: number]>(
      'SELECT identity, in_log FROM identity WHERE kind = ? AND value = ?',
    )
    .raw();
  const insert = db.prepare(
    `INSERT INTO identity (kind, value, identity, in_log)
     VALUES (?, ?, ?, 1)
         ON CONFLICT (kind, value) DO NOTHING`,
  );
  const name = db.prepare('UPDATE identity SET in_log = 1 WHERE kind = ? AND value = ?');
  let last: number | undefined;
  const find = (kind: string, value: string): Added | undefined => {
    const [identity, inLog] = select.get(kind, value) ?? [];
    if (identity === undefined) return undefined;
    if (inLog === 0) name.run(kind, value);
    return { identity, isNew: false };
  };
  const add = (kind: string, value: string): Added | undefined => {
    const next: number = (last ?? highestNumber(db)) + 1;
    if (insert.run(kind, value, next).changes === 0) return undefined;
    last = next;
    return { identity: next, isNew: true };
  };
  // Mostly everybody is new, in a new database, or nobody is: whatever the one before was is tried first.
  let wasNew = false;
  return keys.map((key) => {
    const { kind, value } = logIdentity(key);
    const added = wasNew ? (add(kind, value) ?? find(kind, value)) : (find(kind, value) ?? add(kind, value));
    if (added === undefined) throw new Error(`${kind} ${value} cannot be stored`);
    wasNew = added.isNew;
    return added;
  });
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
