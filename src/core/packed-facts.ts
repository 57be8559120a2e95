import type { EmailKey, UserId } from './identity.ts';
import type { Roster } from './roster.ts';

/** What an identity stands for in an audit log. */
export type LogIdentity =
  | { readonly kind: 'id'; readonly value: UserId }
  | { readonly kind: 'email'; readonly value: EmailKey };

export type AssetKind = 'run' | 'report';
export const ASSET_KINDS = ['run', 'report'] as const satisfies readonly AssetKind[];

/** The owner of an e-mail address that two ids were seen with at the same moment. */
export const CONTESTED = -1;

/** Who holds an e-mail address: whoever was seen with it last; nobody (`CONTESTED`), where two were at the same moment. */
export interface ClaimColumns {
  readonly emails: Int32Array;
  readonly owners: Int32Array;
  readonly at: Float64Array;
}

/** Administrative events on identities. */
export interface MilestoneColumns {
  readonly identities: Int32Array;
  /** Places in `MILESTONES`. */
  readonly milestones: Uint8Array;
  readonly at: Float64Array;
}

/** The first day on which an identity used an action, as columns. */
export interface FirstUseColumns {
  readonly identities: Int32Array;
  readonly actions: Int32Array;
  readonly days: Int32Array;
}

/** Person-days as columns, in any order; of several of the same day and identity the latest counts. */
export interface ActivityColumns {
  readonly days: Int32Array;
  readonly identities: Int32Array;
  /** Seconds since 1970. */
  readonly last: Float64Array;
}

/** Assets that identities worked on, as columns, in any order and perhaps more than once. */
export interface AssetColumns {
  readonly identities: Int32Array;
  /** Whole numbers below 2^32. */
  readonly assets: Uint32Array;
}

/** As parts that may speak of the same identities. */
export type AssetRowsByKind = Readonly<Record<AssetKind, readonly AssetColumns[]>>;

/** The assets that identities worked on. */
export interface PackedAssets {
  /** As parts that may speak of the same identities. */
  readonly rows: readonly AssetColumns[];
  /** Ids that are not whole numbers below 2^32. */
  readonly others: readonly (readonly [identity: number, asset: string])[];
}

/**
 * Facts as columns and plain values, which threads can hand to one another and the store can merge. Identities and
 * actions are numbers that go on from one pack of a sender to the next: each pack lists only those that are new in it.
 */
export interface PackedFacts {
  /** `i` and an id, or `e` and an e-mail address. */
  readonly identities: readonly string[];
  readonly actions: readonly string[];
  readonly activity: ActivityColumns;
  readonly eventDays: Int32Array;
  readonly claims: ClaimColumns;
  readonly milestones: MilestoneColumns;
  readonly firstUses: FirstUseColumns;
  readonly assets: Readonly<Record<AssetKind, PackedAssets>>;
  readonly rosters: readonly Roster[];
}

export const NO_ASSETS: PackedFacts['assets'] = {
  run: { rows: [], others: [] },
  report: { rows: [], others: [] },
};

/** The key of an identity in `PackedFacts.identities`. */
export function identityKey(kind: LogIdentity['kind'], value: string): string {
  return (kind === 'id' ? 'i' : 'e') + value;
}

/** What such a key stands for. */
export function logIdentity(key: string): LogIdentity {
  const value = key.slice(1);
  return key.startsWith('i')
    ? { kind: 'id', value: value as UserId }
    : { kind: 'email', value: value as EmailKey };
}

/** What numbers stand for: those of a sender to its receiver, or those of rows in a column. A loop, for millions pass here: `map` would call a function for each. */
export function translated(numbers: ArrayLike<number>, meanings: ArrayLike<number>): Int32Array {
  const here = new Int32Array(numbers.length);
  for (let i = 0; i < here.length; i++) here[i] = meanings[numbers[i] as number] as number;
  return here;
}
