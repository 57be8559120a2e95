import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Connection, openForWriting } from '../../src/store/database.ts';
import { decodeFirstUses } from '../../src/store/first-uses.ts';
import { decodeMembers } from '../../src/store/members.ts';

/** New databases in a folder that goes when the tests of the file are done. */
export function scratchDatabases(): () => Connection {
  const folder = mkdtempSync(join(tmpdir(), 'orgactivity-test-'));
  const open: Connection[] = [];
  afterAll(() => {
    for (const db of open) db.close();
    rmSync(folder, { recursive: true });
  });
  return () => {
    const db = openForWriting(join(folder, `${open.length}.db`));
    db.pragma('synchronous = OFF');
    open.push(db);
    return db;
  };
}

/** Everything that the store holds, under names instead of the numbers that depend on the order of reading. */
export function dump(db: Connection): unknown {
  const names = new Map(
    db.prepare<[], [number, string]>(`SELECT identity, kind || ' ' || value FROM identity`).raw().all(),
  );
  const actions = new Map(db.prepare<[], [number, string]>('SELECT action, name FROM action').raw().all());
  const name = (identity: unknown) => names.get(Number(identity)) ?? null;
  const rows = (sql: string) => db.prepare<[], Record<string, unknown>>(sql).all();
  const sorted = (values: unknown[]) => values.map((value) => JSON.stringify(value)).sort();
  return {
    identities: sorted(
      rows('SELECT * FROM identity').map(({ identity, owner, first_uses, ...rest }) => ({
        ...rest,
        owner: name(owner),
        uses: usesOf(first_uses, actions),
      })),
    ),
    activity: sorted(
      rows('SELECT * FROM activity').map((row) => ({
        ...row,
        identity: name(row['identity']),
      })),
    ),
    days: sorted(
      rows('SELECT * FROM day').map(({ day, active, members }) => ({
        day,
        members: sorted([...decodeMembers(members as Buffer, new Uint32Array(Number(active)))].map(name)),
      })),
    ),
    milestones: sorted(
      rows('SELECT * FROM milestone').map((row) => ({ ...row, identity: name(row['identity']) })),
    ),
    assets: sorted(
      ['run', 'report'].flatMap((kind) =>
        rows(`SELECT * FROM ${kind}_set`).map(({ identity, numbers, ...rest }) => ({
          ...rest,
          kind,
          identity: name(identity),
          numbers: Buffer.from(numbers as Buffer).toString('hex'),
        })),
      ),
    ),
    listedActivity: sorted(rows('SELECT * FROM listed_activity')),
    rosters: sorted(rows('SELECT kind, taken_at, start_index, total FROM roster')),
    members: sorted(
      rows('SELECT roster.kind, taken_at, member.* FROM member JOIN roster USING (roster)').map(
        ({ roster: _, ...rest }) => rest,
      ),
    ),
  };
}

function usesOf(bytes: unknown, actions: Map<number, string>): unknown {
  if (bytes === null) return null;
  const uses = decodeFirstUses(bytes as Buffer);
  return Array.from(uses.actions, (action, use) => [actions.get(action), uses.days[use]]).sort();
}
