import { CONTESTED, logIdentity, type PackedFacts } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses, encodeFirstUses, type FirstUses } from './first-uses.ts';

interface Row {
  identity: number;
  in_log: number;
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: Uint8Array | null;
}

/** The number that the store gives to each of `facts.identities`, in their order, and how many were never active before. */
export interface MergedIdentities {
  readonly numbers: Uint32Array;
  readonly people: number;
}

/** Joins who was named, when they were last active, whose an e-mail address is, and which actions they used. */
export function mergeIdentities(db: Connection, facts: PackedFacts): MergedIdentities {
  const select = db.prepare<[string, string], Row>(
    `SELECT identity, in_log, last_at, owner, claimed_at, first_uses
       FROM identity
      WHERE kind = ? AND value = ?`,
  );
  const named = facts.identities.map(logIdentity);
  const known = named.map(({ kind, value }) => select.get(kind, value));

  let next = Number(db.prepare('SELECT coalesce(max(identity), 0) FROM identity').pluck().get());
  const numbers = Uint32Array.from(known, (row) => row?.identity ?? ++next);

  const lastAt = latest(facts);
  const claims = new Map(facts.claims.map((claim) => [claim.email, claim]));
  const uses = usesByIdentity(db, facts);

  const write = db.prepare(
    `INSERT INTO identity (kind, value, identity, in_log, last_at, owner, claimed_at, first_uses)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET
            in_log = 1, last_at = excluded.last_at, owner = excluded.owner, claimed_at = excluded.claimed_at,
            first_uses = excluded.first_uses`,
  );
  let people = 0;
  named.forEach(({ kind, value }, i) => {
    const before = known[i];
    const last = Math.max(before?.last_at ?? -1, lastAt[i] as number);
    const claim = claims.get(i);
    const { owner, claimedAt } = joinClaims(
      before,
      claim && { owner: claim.owner === CONTESTED ? null : (numbers[claim.owner] as number), at: claim.at },
    );
    const firstUses = joinUses(before?.first_uses ?? null, uses.get(i));
    if (last >= 0 && (before?.last_at ?? null) === null) people++;
    write.run(kind, value, numbers[i], last < 0 ? null : last, owner, claimedAt, firstUses);
  });
  return { numbers, people };
}

/** The later sighting of an address wins; two ids at the same moment leave it to nobody. */
export function joinClaims(
  before: Pick<Row, 'owner' | 'claimed_at'> | undefined,
  claim: { readonly owner: number | null; readonly at: number } | undefined,
): { owner: number | null; claimedAt: number | null } {
  const known = { owner: before?.owner ?? null, claimedAt: before?.claimed_at ?? null };
  if (claim === undefined || (known.claimedAt !== null && claim.at < known.claimedAt)) return known;
  if (claim.at === known.claimedAt && claim.owner !== known.owner)
    return { owner: null, claimedAt: claim.at };
  return { owner: claim.owner, claimedAt: claim.at };
}

/** Last activity of each identity of the batch; -1: none. */
function latest(facts: PackedFacts): Float64Array {
  const latest = new Float64Array(facts.identities.length).fill(-1);
  const { identities, last } = facts.activity;
  for (let i = 0; i < identities.length; i++) {
    const identity = identities[i] as number;
    if ((last[i] as number) > (latest[identity] as number)) latest[identity] = last[i] as number;
  }
  return latest;
}

function usesByIdentity(db: Connection, facts: PackedFacts): Map<number, FirstUses> {
  db.prepare('INSERT OR IGNORE INTO action (name) SELECT value FROM json_each(?) ORDER BY key').run(
    JSON.stringify(facts.actions),
  );
  const number = db.prepare<[string], number>('SELECT action FROM action WHERE name = ?').pluck();
  const actions = facts.actions.map((name) => number.get(name) ?? 0);
  const uses = new Map<number, FirstUses>();
  for (const { identity, action, day } of facts.firstUses) {
    const own = uses.get(identity) ?? new Map<number, number>();
    own.set(actions[action] ?? 0, day);
    uses.set(identity, own);
  }
  return uses;
}

function joinUses(before: Uint8Array | null, uses: FirstUses | undefined): Uint8Array | null {
  if (uses === undefined) return before;
  const joined = before === null ? new Map<number, number>() : decodeFirstUses(before);
  for (const [action, day] of uses) joined.set(action, Math.min(day, joined.get(action) ?? day));
  return encodeFirstUses(joined);
}
