import { type Day, LAST_DAY } from '../../core/day.ts';
import { emailKey } from '../../core/identity.ts';
import type { Connection } from '../database.ts';
import { encodeFirstUses, firstUsesIn } from '../first-uses.ts';
import { IDENTITIES, NOBODY } from '../last-seconds.ts';
import { activityOf } from './known.ts';
import { type Problem, problem } from './problem.ts';

interface Row {
  kind: 'id' | 'email';
  value: string;
  identity: number;
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: unknown;
}

/** Numbers are possible, addresses have owners that exist, and what was last and first done is in the other tables. */
export function* checkIdentities(db: Connection): Generator<Problem> {
  const actions = new Set(db.prepare<[], number>('SELECT action FROM action ORDER BY action').pluck().all());
  const latest = lastActivities(db);
  const rows = db.prepare<[], Row>('SELECT * FROM identity ORDER BY kind, value').all();
  const ids = new Set(rows.filter(({ kind }) => kind === 'id').map(({ identity }) => identity));
  for (const row of rows) {
    const where = `identity ${row.kind} ${row.value}`;
    const { kind, value, identity, owner } = row;
    if (value.trim() === '' || (kind === 'email' && emailKey(value) !== value))
      yield problem(where, 'is not written as it is compared');
    if (!(identity > 0 && identity < IDENTITIES)) yield problem(where, `cannot have the number ${identity}`);
    if (owner !== null && (kind === 'id' || !ids.has(owner)))
      yield problem(where, 'belongs to an id that is not there');
    if (owner !== null && row.claimed_at === null) yield problem(where, 'has an owner, but no time of it');
    if (row.last_at !== null && row.last_at > (latest.get(identity) ?? -1))
      yield problem(where, 'was last active on a day that table last_activity does not have');
    if (row.first_uses !== null && !areUses(row.first_uses, actions))
      yield problem(where, 'has first uses that cannot be decoded');
  }
}

/** By identity, as far as table `last_activity` can be decoded. */
function lastActivities(db: Connection): Map<number, number> {
  const latest = new Map<number, number>();
  const rows = db
    .prepare<[], [day: number, lastSeconds: unknown]>(
      'SELECT day, last_seconds FROM last_activity ORDER BY day',
    )
    .raw();
  for (const [day, text] of rows.iterate()) {
    const { identities, last } = activityOf(day, text) ?? NOBODY;
    for (const [i, identity] of identities.entries())
      latest.set(identity, Math.max(last[i] as number, latest.get(identity) ?? -1));
  }
  return latest;
}

function areUses(bytes: unknown, actions: ReadonlySet<number>): boolean {
  if (!Buffer.isBuffer(bytes)) return false;
  const uses = firstUsesIn(bytes);
  if (uses === undefined) return false;
  const used = Array.from(uses.actions);
  const isRight = (day: number): boolean => Number.isInteger(day) && day >= 0 && (day as Day) <= LAST_DAY;
  const areDays = Array.from(uses.days).every(isRight);
  const ascend = used.every((action, use) => use === 0 || action > (used[use - 1] as number));
  // Written again they must give the same bytes; only right numbers can be written.
  return (
    ascend && areDays && used.every((action) => actions.has(action)) && encodeFirstUses(uses).equals(bytes)
  );
}
