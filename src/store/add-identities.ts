import { logIdentity } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';

/** The store's numbers of the identities that a log names, in their order; those that are new to the store are added. */
export function addIdentities(db: Connection, keys: readonly string[]): number[] {
  const insert = db
    .prepare<[string, string, number], number>(
      `INSERT INTO identity (kind, value, identity, in_log)
       VALUES (?, ?, ?, 1)
           ON CONFLICT (kind, value) DO UPDATE SET in_log = 1 WHERE in_log = 0
       RETURNING identity`,
    )
    .pluck();
  const select = db
    .prepare<[string, string], number>('SELECT identity FROM identity WHERE kind = ? AND value = ?')
    .pluck();
  let next = nextIdentity(db);
  return keys.map((key) => {
    const { kind, value } = logIdentity(key);
    // Nothing is returned where nothing was changed.
    const identity = insert.get(kind, value, next) ?? select.get(kind, value) ?? next;
    if (identity === next) next++;
    return identity;
  });
}

/** The number that the next new identity gets. */
export function nextIdentity(db: Connection): number {
  return Number(db.prepare('SELECT coalesce(max(identity), 0) + 1 FROM identity').pluck().get());
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
