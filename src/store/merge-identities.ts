import { groupRows } from '../core/grouping.ts';
import {
  type ClaimColumns,
  CONTESTED,
  type FirstUseColumns,
  type PackedFacts,
  translated,
} from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses, encodeFirstUses, type FirstUses, joinFirstUses } from './first-uses.ts';

/** What the store has of an identity, beside what it is called. */
interface Row {
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: Uint8Array | null;
}

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

/** What was learnt of an identity. */
interface Found {
  /** -1: it was not active. */
  readonly lastAt: number;
  readonly claim: Claim | undefined;
  readonly uses: FirstUses | undefined;
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
  const claimOf = claimsOf(facts.claims, known);
  const usesOf = firstUsesOf(facts.firstUses, known);
  const fill = filler(db);
  const join = joiner(db);
  let people = 0;
  for (let sender = 0; sender < known.identities.length; sender++) {
    const found = { lastAt: latest[sender] ?? -1, claim: claimOf(sender), uses: usesOf(sender) };
    if (found.lastAt < 0 && found.claim === undefined && found.uses === undefined) continue;
    const identity = known.identities[sender] as number;
    const isFirst = known.isNew[sender] === true && fill(identity, found);
    const wasActive = !isFirst && join(identity, found);
    if (found.lastAt >= 0 && !wasActive) people++;
  }
  return people;
}

/** A function that notes what is known of a new identity. Answers false, and does nothing, where the store knows something already. */
function filler(db: Connection): (identity: number, found: Found) => boolean {
  const fill = db.prepare(
    `UPDATE identity
        SET last_at = ?, owner = ?, claimed_at = ?, first_uses = ?
      WHERE identity = ?
        AND last_at IS NULL AND claimed_at IS NULL AND first_uses IS NULL`,
  );
  return (identity, { lastAt, claim, uses }) => {
    const bytes = uses === undefined ? null : encodeFirstUses(uses);
    return (
      fill.run(lastAt < 0 ? null : lastAt, claim?.owner ?? null, claim?.at ?? null, bytes, identity).changes >
      0
    );
  };
}

/** A function that joins what was found of an identity to what is known. Answers whether it had been active before. */
function joiner(db: Connection): (identity: number, found: Found) => boolean {
  const select = db.prepare<[number], Row>(
    'SELECT last_at, owner, claimed_at, first_uses FROM identity WHERE identity = ?',
  );
  const update = db.prepare(
    'UPDATE identity SET last_at = ?, owner = ?, claimed_at = ?, first_uses = ? WHERE identity = ?',
  );
  return (identity, found) => {
    const known = select.get(identity);
    if (known === undefined) throw new Error(`identity ${identity} is not in the store`);
    const lastAt = Math.max(known.last_at ?? -1, found.lastAt);
    const last = lastAt < 0 ? null : lastAt;
    const { owner, claimedAt } = joinClaims(known, found.claim);
    const uses = joinUses(known.first_uses, found.uses);
    const isSame =
      last === known.last_at &&
      owner === known.owner &&
      claimedAt === known.claimed_at &&
      uses === known.first_uses;
    if (!isSame) update.run(last, owner, claimedAt, uses, identity);
    return known.last_at !== null;
  };
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

/** A function that answers whose an address is, by the sender's number. */
function claimsOf(
  { emails, owners, at }: ClaimColumns,
  { identities }: KnownNumbers,
): (email: number) => Claim | undefined {
  const rows = new Int32Array(identities.length).fill(-1);
  for (let row = 0; row < emails.length; row++) rows[emails[row] as number] = row;
  return (email) => {
    const row = rows[email] as number;
    if (row < 0) return undefined;
    const owner = owners[row] as number;
    return { owner: owner === CONTESTED ? null : (identities[owner] as number), at: at[row] as number };
  };
}

/** A function that answers what an identity used, by the sender's number. */
function firstUsesOf(
  { identities, actions, days }: FirstUseColumns,
  known: KnownNumbers,
): (identity: number) => FirstUses | undefined {
  const here = translated(actions, known.actions);
  const { order, groups } = groupRows(identities, here);
  const all = { actions: translated(order, here), days: translated(order, days) }; // in that order
  let next = 0; // identities are asked for in the order of groups
  return (identity) => {
    while ((groups[next]?.key ?? identity) < identity) next++;
    const group = groups[next];
    if (group?.key !== identity) return undefined;
    const { start, end } = group;
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
