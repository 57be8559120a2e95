import { CONTESTED, logIdentity, type PackedFacts } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeFirstUses, encodeFirstUses, type FirstUses } from './first-uses.ts';

interface Row {
  last_at: number | null;
  owner: number | null;
  claimed_at: number | null;
  first_uses: Uint8Array | null;
}

/** What the numbers in a sender's packs mean. */
export interface KnownNumbers {
  /** The keys of its identities, and what their numbers are in the store. */
  readonly keys: readonly string[];
  readonly identities: readonly number[];
  readonly actions: readonly number[];
}

/** What a pack says of one identity. */
interface Learnt {
  lastAt: number;
  claim: { readonly owner: number | null; readonly at: number } | undefined;
  uses: FirstUses | undefined;
}

/**
 * Joins when identities were last active, whose an e-mail address is, and which actions were used. Answers how many of
 * them were never active before. `latest`: their last activity, by the sender's number.
 */
export function mergeIdentities(
  db: Connection,
  facts: PackedFacts,
  known: KnownNumbers,
  latest: readonly number[],
): number {
  const select = db.prepare<[string, string], Row>(
    `SELECT last_at, owner, claimed_at, first_uses
       FROM identity
      WHERE kind = ? AND value = ?`,
  );
  const update = db.prepare(
    `UPDATE identity
        SET last_at = ?, owner = ?, claimed_at = ?, first_uses = ?
      WHERE kind = ? AND value = ?`,
  );
  let people = 0;
  for (const [identity, learnt] of gather(facts, known, latest)) {
    const { kind, value } = logIdentity(known.keys[identity] as string);
    const before = select.get(kind, value);
    if (before === undefined) throw new Error(`${kind} ${value} is not in the store`);
    const lastAt = Math.max(before.last_at ?? -1, learnt.lastAt);
    const { owner, claimedAt } = joinClaims(before, learnt.claim);
    if (lastAt >= 0 && before.last_at === null) people++;
    update.run(
      lastAt < 0 ? null : lastAt,
      owner,
      claimedAt,
      joinUses(before.first_uses, learnt.uses),
      kind,
      value,
    );
  }
  return people;
}

/** The later sighting of an address wins; two ids at the same moment leave it to nobody. */
export function joinClaims(
  before: Pick<Row, 'owner' | 'claimed_at'>,
  claim: Learnt['claim'],
): { owner: number | null; claimedAt: number | null } {
  const known = { owner: before.owner, claimedAt: before.claimed_at };
  if (claim === undefined || (known.claimedAt !== null && claim.at < known.claimedAt)) return known;
  if (claim.at === known.claimedAt && claim.owner !== known.owner)
    return { owner: null, claimedAt: claim.at };
  return { owner: claim.owner, claimedAt: claim.at };
}

/** By the pack's number of the identity. */
function gather(facts: PackedFacts, known: KnownNumbers, latest: readonly number[]): Map<number, Learnt> {
  const all = new Map<number, Learnt>();
  const about = (identity: number): Learnt => {
    const before = all.get(identity);
    if (before !== undefined) return before;
    const learnt: Learnt = { lastAt: -1, claim: undefined, uses: undefined };
    all.set(identity, learnt);
    return learnt;
  };
  latest.forEach((lastAt, identity) => {
    about(identity).lastAt = lastAt;
  });
  for (const { email, owner, at } of facts.claims) {
    about(email).claim = { owner: owner === CONTESTED ? null : (known.identities[owner] as number), at };
  }
  const { identities, actions, days } = facts.firstUses;
  days.forEach((day, row) => {
    const learnt = about(identities[row] as number);
    learnt.uses ??= new Map();
    learnt.uses.set(known.actions[actions[row] as number] as number, day);
  });
  return all;
}

/** Keeps the last activity of each identity in `latest`, by the sender's number. */
export function noteLatest({ activity: { identities, last } }: PackedFacts, latest: number[]): void {
  for (let row = 0; row < identities.length; row++) {
    const identity = identities[row] as number;
    if ((last[row] as number) > (latest[identity] ?? -1)) latest[identity] = last[row] as number;
  }
}

function joinUses(before: Uint8Array | null, uses: FirstUses | undefined): Uint8Array | null {
  if (uses === undefined) return before;
  const joined = before === null ? new Map<number, number>() : decodeFirstUses(before);
  for (const [action, day] of uses) joined.set(action, Math.min(day, joined.get(action) ?? day));
  return encodeFirstUses(joined);
}
