import { groupRows } from '../core/grouping.ts';
import { CONTESTED, type FirstUseColumns, type PackedFacts, translated } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses, encodeFirstUses, type FirstUses, joinFirstUses } from './first-uses.ts';

interface Row {
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: Uint8Array | null;
}

const NOTHING: Row = { last_at: null, owner: null, claimed_at: null, first_uses: null };

/** What the numbers in a sender's packs mean. */
interface KnownNumbers {
  /** What the numbers of its identities are in the store. */
  readonly identities: readonly number[];
  /** Whether they were not there before this sender, so that mostly there is nothing to join. */
  readonly isNew: readonly boolean[];
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
  if (latest.length + facts.claims.at.length + facts.firstUses.days.length === 0) return 0;
  const select = db.prepare<[number], Row>(
    'SELECT last_at, owner, claimed_at, first_uses FROM identity WHERE identity = ?',
  );
  const set = `UPDATE identity
        SET last_at = ?, owner = ?, claimed_at = ?, first_uses = ?
      WHERE identity = ?`;
  const update = db.prepare(set);
  const fill = db.prepare(`${set} AND last_at IS NULL AND claimed_at IS NULL AND first_uses IS NULL`);
  const claims = claimsOf(facts, known);
  const usesOfOne = usesOf(facts.firstUses, known);
  let people = 0;
  for (const [sender, identity] of known.identities.entries()) {
    const seenAt = latest[sender] ?? -1;
    const claim = claims.get(sender);
    const used = usesOfOne(sender);
    if (seenAt < 0 && claim === undefined && used === undefined) continue;
    const join = (before: Row): Row => {
      const lastAt = Math.max(before.last_at ?? -1, seenAt);
      const { owner, claimedAt } = joinClaims(before, claim);
      const uses = joinUses(before.first_uses, used);
      return { last_at: lastAt < 0 ? null : lastAt, owner, claimed_at: claimedAt, first_uses: uses };
    };
    if (known.isNew[sender] === true && fill.run(...columnsOf(join(NOTHING)), identity).changes > 0) {
      if (seenAt >= 0) people++;
      continue;
    }
    const before = select.get(identity);
    if (before === undefined) throw new Error(`identity ${identity} is not in the store`);
    if (seenAt >= 0 && before.last_at === null) people++;
    const joined = join(before);
    if (!isSame(before, joined)) update.run(...columnsOf(joined), identity);
  }
  return people;
}

/** In the order of the statements above. */
function columnsOf({ last_at, owner, claimed_at, first_uses }: Row) {
  return [last_at, owner, claimed_at, first_uses] as const;
}

function isSame(a: Row, b: Row): boolean {
  return (
    a.last_at === b.last_at &&
    a.owner === b.owner &&
    a.claimed_at === b.claimed_at &&
    a.first_uses === b.first_uses
  );
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
  const all = new Map<number, Claim>();
  claims.at.forEach((at, row) => {
    const owner = claims.owners[row] as number;
    all.set(claims.emails[row] as number, {
      owner: owner === CONTESTED ? null : (identities[owner] as number),
      at,
    });
  });
  return all;
}

/** A function that answers what an identity, by the pack's number, used. */
function usesOf(
  { identities, actions, days }: FirstUseColumns,
  known: KnownNumbers,
): (identity: number) => FirstUses | undefined {
  const here = translated(actions, known.actions);
  const { order, groups } = groupRows(identities, here);
  const all = { actions: translated(order, here), days: translated(order, days) }; // in that order
  const places = new Map(groups.map((group) => [group.key, group]));
  return (identity) => {
    const place = places.get(identity);
    if (place === undefined) return undefined;
    const { start, end } = place;
    return { actions: all.actions.subarray(start, end), days: all.days.subarray(start, end) };
  };
}

/** Keeps the last activity of each of `count` identities, by the sender's number: adds those of a pack to what is known. */
export function noteLatest(
  { activity: { identities, last } }: PackedFacts,
  known: Float64Array,
  count: number,
): Float64Array {
  if (identities.length === 0) return known;
  const latest = new Float64Array(count).fill(-1);
  latest.set(known);
  for (let row = 0; row < identities.length; row++) {
    const identity = identities[row] as number;
    const at = last[row] as number;
    if (at > (latest[identity] as number)) latest[identity] = at;
  }
  return latest;
}

/** `before` itself where there is nothing new. */
function joinUses(before: Uint8Array | null, uses: FirstUses | undefined): Uint8Array | null {
  if (uses === undefined) return before;
  if (before === null) return encodeFirstUses(uses);
  const known = decodeFirstUses(before);
  const joined = joinFirstUses(known, uses);
  return joined === known ? before : encodeFirstUses(joined);
}
