import { groupRows } from '../core/grouping.ts';
import { CONTESTED, type FirstUseColumns, logIdentity, type PackedFacts } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses, encodeFirstUses, type FirstUses } from './first-uses.ts';

interface Row {
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: Uint8Array | null;
}

const NOTHING: Row = { last_at: null, owner: null, claimed_at: null, first_uses: null };

/** What the numbers in a sender's packs mean. */
export interface KnownNumbers {
  /** The keys of its identities, and what their numbers are in the store. */
  readonly keys: readonly string[];
  readonly identities: readonly number[];
  readonly actions: readonly number[];
}

/** Whose an e-mail address is, and since when that is known. */
interface Claim {
  readonly owner: number | null;
  readonly at: number;
}

/**
 * Joins when identities were last active, whose an e-mail address is, and which actions were used. Answers how many of
 * them were never active before. `latest`: their last activity, by the sender's number; -1: never.
 */
export function mergeIdentities(
  db: Connection,
  facts: PackedFacts,
  known: KnownNumbers,
  latest: Float64Array,
): number {
  const select = db.prepare<[string, string], Row>(
    `SELECT last_at, owner, claimed_at, first_uses
       FROM identity
      WHERE kind = ? AND value = ?`,
  );
  const set = `UPDATE identity
        SET last_at = ?, owner = ?, claimed_at = ?, first_uses = ?
      WHERE kind = ? AND value = ?`;
  const update = db.prepare(set);
  // Most are new, with nothing to join: one statement does for them.
  const fill = db.prepare(`${set} AND last_at IS NULL AND claimed_at IS NULL AND first_uses IS NULL`);
  const claims = claimsOf(facts, known);
  const uses = usesOf(facts.firstUses, known);
  let people = 0;
  for (const [identity, key] of known.keys.entries()) {
    const seenAt = latest[identity] ?? -1;
    const claim = claims.get(identity);
    const used = uses.get(identity);
    if (seenAt < 0 && claim === undefined && used === undefined) continue;
    const { kind, value } = logIdentity(key);
    const write = (statement: typeof update, before: Row): number => {
      const lastAt = Math.max(before.last_at ?? -1, seenAt);
      const { owner, claimedAt } = joinClaims(before, claim);
      const uses = joinUses(before.first_uses, used);
      return statement.run(lastAt < 0 ? null : lastAt, owner, claimedAt, uses, kind, value).changes;
    };
    if (write(fill, NOTHING) > 0) {
      if (seenAt >= 0) people++;
      continue;
    }
    const before = select.get(kind, value);
    if (before === undefined) throw new Error(`${kind} ${value} is not in the store`);
    if (seenAt >= 0 && before.last_at === null) people++;
    write(update, before);
  }
  return people;
}

/** The later sighting of an address wins; two ids at the same moment leave it to nobody. */
export function joinClaims(
  before: Pick<Row, 'owner' | 'claimed_at'>,
  claim: Claim | undefined,
): { owner: number | null; claimedAt: number | null } {
  const known = { owner: before.owner, claimedAt: before.claimed_at };
  if (claim === undefined || (known.claimedAt !== null && claim.at < known.claimedAt)) return known;
  if (claim.at === known.claimedAt && claim.owner !== known.owner)
    return { owner: null, claimedAt: claim.at };
  return { owner: claim.owner, claimedAt: claim.at };
}

/** By the pack's number of the address. */
function claimsOf({ claims }: PackedFacts, { identities }: KnownNumbers): Map<number, Claim> {
  return new Map(
    claims.map(({ email, owner, at }) => [
      email,
      { owner: owner === CONTESTED ? null : (identities[owner] as number), at },
    ]),
  );
}

/** By the pack's number of the identity. */
function usesOf({ identities, actions, days }: FirstUseColumns, known: KnownNumbers): Map<number, FirstUses> {
  const { order, groups } = groupRows(identities);
  return new Map(
    groups.map(({ key, start, end }) => {
      const uses: FirstUses = [];
      for (const row of order.subarray(start, end))
        uses.push({ action: known.actions[actions[row] as number] as number, day: days[row] as number });
      return [key, uses];
    }),
  );
}

/** Keeps the last activity of each of `count` identities, by the sender's number: adds those of a pack to what is known. */
export function noteLatest(
  { activity: { identities, last } }: PackedFacts,
  known: Float64Array,
  count: number,
): Float64Array {
  const latest = new Float64Array(count).fill(-1);
  latest.set(known);
  for (let row = 0; row < identities.length; row++) {
    const identity = identities[row] as number;
    const at = last[row] as number;
    if (at > (latest[identity] as number)) latest[identity] = at;
  }
  return latest;
}

function joinUses(before: Uint8Array | null, uses: FirstUses | undefined): Uint8Array | null {
  if (uses === undefined) return before;
  return encodeFirstUses(before === null ? uses : [...decodeFirstUses(before), ...uses]);
}
