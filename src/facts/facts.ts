import { MILESTONES, type Milestone } from '../core/entry.ts';
import {
  type ActivityColumns,
  ASSET_KINDS,
  type AssetColumns,
  type AssetKind,
  type AssetRowsByKind,
  CONTESTED,
  type FirstUseColumns,
  identityKey,
  type LogIdentity,
  NO_ASSETS,
  type PackedFacts,
  translated,
} from '../core/packed-facts.ts';
import type { Roster } from '../core/roster.ts';
import { ActivityRows } from './activity-rows.ts';
import { AssetRows } from './asset-rows.ts';
import { Claims } from './claims.ts';
import { FirstUses } from './first-uses.ts';
import { Interner } from './interner.ts';
import { Milestones } from './milestones.ts';
import { RowLimit } from './row-limit.ts';
import type { Translation } from './translation.ts';

/**
 * What was learnt from some input, folded in memory. Every part is a join (a maximum, a minimum or a union), so facts of
 * any split, order or repetition of the same input merge into the same facts. Identities and actions have numbers, which
 * they keep for good.
 */
export class Facts {
  readonly #identities = new Interner();
  readonly #actions = new Interner();
  #activity = new ActivityRows();
  #eventDays = new Set<number>();
  #claims = new Claims();
  #milestones = new Milestones();
  #firstUses = new FirstUses();
  #assets = noAssets();
  #rosters: Roster[] = [];
  readonly #limits: Readonly<Record<AssetKind | 'days', RowLimit>>;

  /** `most`: from how many rows on these facts are large. */
  constructor(most: { readonly days?: number; readonly assets?: number } = {}) {
    const { days, assets } = { ...MOST, ...most };
    this.#limits = {
      days: new RowLimit(days),
      run: new RowLimit(assets),
      report: new RowLimit(assets),
    };
  }

  /** The number of that identity here. */
  identity(kind: LogIdentity['kind'], value: string): number {
    return this.#identities.numberOf(identityKey(kind, value));
  }

  /** The number of that action here. */
  action(name: string): number {
    return this.#actions.numberOf(name);
  }

  /** Whether what grows with the input has grown so large that it is to be packed and stored before more is learnt. */
  get isLarge(): boolean {
    return this.#hasManyAssets || this.#limits.days.isReachedBy(this.#activity);
  }

  get #hasManyAssets(): boolean {
    return ASSET_KINDS.some((kind) => this.#limits[kind].isReachedBy(this.#assets[kind]));
  }

  /** `identity` was active on `day`, last at `at`. */
  active(identity: number, day: number, at: number): void {
    this.#activity.add(day, identity, at);
  }

  /** Many of them. */
  activity(rows: ActivityColumns): void {
    this.#activity.append(rows);
  }

  /** The log has an event of that day, by anybody or nobody. */
  eventOn(day: number): void {
    this.#eventDays.add(day);
  }

  /** `owner` (an id) was seen with the address `email` at `at`: the later sighting wins, two at one moment cancel each other. */
  claim(email: number, owner: number, at: number): void {
    this.#claims.note(email, owner, at);
  }

  /** Administrative events: of some every one, of the others the earliest. */
  milestone(identity: number, milestone: Milestone, at: number): void {
    this.#milestones.note(identity, milestone, at);
  }

  /** `identity` used `action` on `day`; the first such day is kept. */
  used(identity: number, action: number, day: number): void {
    this.#firstUses.note(identity, action, day);
  }

  /** Many of them. */
  firstUses({ identities, actions, days }: FirstUseColumns): void {
    for (let row = 0; row < days.length; row++)
      this.used(identities[row] as number, actions[row] as number, days[row] as number);
  }

  /** `identity` worked on that run or report. Ids that are numbers below 2^32 cost the least. */
  asset(kind: AssetKind, identity: number, asset: number | string): void {
    this.#assets[kind].add(identity, asset);
  }

  /** Many of them. */
  assets(kind: AssetKind, rows: AssetColumns): void {
    this.#assets[kind].append(rows);
  }

  roster(roster: Roster): void {
    this.#rosters.push(roster);
  }

  /** Everything that was learnt since the last time, to store or to hand to another thread. These facts then begin anew. */
  pack(): PackedFacts {
    const packed: PackedFacts = {
      ...this.#packDays(),
      claims: this.#claims.columns(),
      milestones: this.#milestones.columns(),
      firstUses: this.#firstUses.columns(),
      assets: this.#packAssets(),
      rosters: this.#rosters,
    };
    this.#claims = new Claims();
    this.#milestones = new Milestones();
    this.#firstUses = new FirstUses();
    this.#rosters = [];
    return packed;
  }

  /** Only what grows with the input: person-days and, where there are too many of them, assets. All else stays until it is packed. */
  packRows(): PackedFacts {
    const assets = this.#hasManyAssets ? this.#packAssets() : NO_ASSETS;
    return { ...NOTHING_ELSE, ...this.#packDays(), assets };
  }

  #packDays(): Pick<PackedFacts, 'identities' | 'actions' | 'activity' | 'eventDays'> {
    const packed = {
      identities: this.#identities.takeNews(),
      actions: this.#actions.takeNews(),
      activity: this.#activity.columns(),
      eventDays: Int32Array.from(this.#eventDays),
    };
    this.#activity = new ActivityRows();
    this.#eventDays = new Set();
    return packed;
  }

  /** The rows of assets, which are forgotten here. */
  takeAssetRows(): AssetRowsByKind {
    return { run: this.#assets.run.takeRows(), report: this.#assets.report.takeRows() };
  }

  #packAssets(): PackedFacts['assets'] {
    const packed = { run: this.#assets.run.pack(), report: this.#assets.report.pack() };
    this.#assets = noAssets();
    return packed;
  }

  /** Joins facts learnt elsewhere to these. `sender` remembers what its numbers mean here. */
  merge(packed: PackedFacts, sender: Translation): void {
    for (const key of packed.identities) sender.identities.push(this.#identities.numberOf(key));
    for (const name of packed.actions) sender.actions.push(this.#actions.numberOf(name));
    const here = (number: number): number => sender.identities[number] ?? CONTESTED;
    const { days, identities, last } = packed.activity;
    this.#activity.append({ days, identities: translated(identities, sender.identities), last });
    for (const day of packed.eventDays) this.#eventDays.add(day);
    const { claims, milestones, firstUses } = packed;
    claims.at.forEach((at, row) => {
      const owner = claims.owners[row] as number;
      this.claim(here(claims.emails[row] as number), owner === CONTESTED ? CONTESTED : here(owner), at);
    });
    milestones.at.forEach((at, row) => {
      const milestone = MILESTONES[milestones.milestones[row] as number] as Milestone;
      this.milestone(here(milestones.identities[row] as number), milestone, at);
    });
    this.firstUses({
      identities: translated(firstUses.identities, sender.identities),
      actions: translated(firstUses.actions, sender.actions),
      days: firstUses.days,
    });
    for (const kind of ASSET_KINDS) {
      const { rows, others } = packed.assets[kind];
      for (const { identities, assets } of rows) {
        this.assets(kind, { identities: translated(identities, sender.identities), assets });
      }
      for (const [identity, asset] of others) this.asset(kind, here(identity), asset);
    }
    this.#rosters.push(...packed.rosters);
  }
}

function noAssets(): Readonly<Record<AssetKind, AssetRows>> {
  return { run: new AssetRows(), report: new AssetRows() };
}

const NOTHING_ELSE = {
  claims: new Claims().columns(),
  milestones: new Milestones().columns(),
  firstUses: new FirstUses().columns(),
  rosters: [],
};

/** How many person-days, at 16 bytes each, and assets of a kind, at 8: what bounds the memory, whatever the size of the input. */
const MOST = { days: 1 << 18, assets: 6 << 20 };
