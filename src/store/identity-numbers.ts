import type { Address } from '../core/records.ts';
import type { Connection } from './database.ts';

/** The highest number of an identity; 0: there is none. */
export function highestNumber(db: Connection): number {
  return Number(db.prepare('SELECT coalesce(max(identity), 0) FROM identity').pluck().get());
}

/** The e-mail addresses under which there is activity. By its index: otherwise SQLite would look at all addresses. */
export function readActiveAddresses(db: Connection): Address[] {
  return db
    .prepare<[], Address>(
      `SELECT identity, owner
         FROM identity INDEXED BY active_address
        WHERE kind = 'email' AND last_at IS NOT NULL
        ORDER BY identity`,
    )
    .all();
}
