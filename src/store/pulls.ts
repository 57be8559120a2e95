import type { Instant } from '../core/instant.ts';
import type { Connection } from './database.ts';

/** The stretch of time all of whose events were read from a server: `since` (inclusive) until `until` (exclusive). */
export interface Reach {
  readonly since: Instant;
  readonly until: Instant;
}

/** How far the log at an address was read; `undefined` where it never was. */
export function readReach(db: Connection, address: string): Reach | undefined {
  return db.prepare<[string], Reach>('SELECT since, until FROM pull WHERE address = ?').get(address);
}

/** Notes how far the log at an address was read. */
export function recordReach(db: Connection, address: string, { since, until }: Reach): void {
  db.prepare('INSERT OR REPLACE INTO pull (address, since, until) VALUES (?, ?, ?)').run(
    address,
    since,
    until,
  );
}
