import type { Milestone } from '../core/entry.ts';
import {
  ASSET_KINDS,
  type AssetKind,
  CONTESTED,
  identityKey,
  type LogIdentity,
  type MilestoneFact,
  type PackedFacts,
} from '../core/packed-facts.ts';
import type { Roster } from '../core/roster.ts';
import { ActivityTable } from './activity-table.ts';
import { AssetList } from './asset-list.ts';
import { Interner } from './interner.ts';

/**
 * What was learnt from some input, folded in memory. Every part is a join (a maximum, a minimum or a union), so facts of
 * any split, order or repetition of the same input merge into the same facts. Identities and actions are indexes into
 * this object's own lists.
 */
export class Facts {
  readonly #identities = new Interner();
  readonly #actions = new Interner();
  readonly #activity = new ActivityTable();
  readonly #eventDays = new Set<number>();
  readonly #claims = new Map<number, { owner: number; at: number }>();
  readonly #milestones = new Map<string, MilestoneFact>();
  readonly #firstUses = new Map<number, number>();
  readonly #assets = { run: new AssetList(), report: new AssetList() };
  readonly #rosters: Roster[] = [];

  /** The index of that identity here. */
  identity(kind: LogIdentity['kind'], value: string): number {
    return this.#identities.indexOf(identityKey(kind, value));
  }

  /** The index of that action here. */
  action(name: string): number {
    return this.#actions.indexOf(name);
  }

  /** Whether these facts have grown so large that they are to be stored before more are learnt. */
  get isLarge(): boolean {
    return (
      this.#activity.size > LARGE_ACTIVITY ||
      this.#assets.run.length + this.#assets.report.length > LARGE_ASSETS
    );
  }

  /** `identity` was active on `day`, last at `at`. */
  active(identity: number, day: number, at: number): void {
    this.#activity.note(day, identity, at);
  }

  /** The log has an event of that day, by anybody or nobody. */
  eventOn(day: number): void {
    this.#eventDays.add(day);
  }

  /** `owner` (an id) was seen with the address `email` at `at`: the later sighting wins, two at one moment cancel each other. */
  claim(email: number, owner: number, at: number): void {
    const held = this.#claims.get(email);
    if (held === undefined) this.#claims.set(email, { owner, at });
    else if (at > held.at) Object.assign(held, { owner, at });
    else if (at === held.at && owner !== held.owner) held.owner = CONTESTED;
  }

  /** Administrative events: all of `deactivated` and `reactivated`, of the others the earliest, which is all that any rule asks. */
  milestone(identity: number, milestone: Milestone, at: number): void {
    const repeats = milestone === 'deactivated' || milestone === 'reactivated';
    const key = repeats ? `${identity} ${milestone} ${at}` : `${identity} ${milestone}`;
    const known = this.#milestones.get(key);
    if (known === undefined || at < known.at) this.#milestones.set(key, { identity, milestone, at });
  }

  /** `identity` used `action` on `day`; the first such day is kept. */
  used(identity: number, action: number, day: number): void {
    const key = identity * ACTIONS + action;
    const known = this.#firstUses.get(key);
    if (known === undefined || day < known) this.#firstUses.set(key, day);
  }

  /** `identity` worked on that run or report. Ids that are numbers below 2^32 cost the least. */
  asset(kind: AssetKind, identity: number, asset: number | string): void {
    this.#assets[kind].add(identity, asset);
  }

  roster(roster: Roster): void {
    this.#rosters.push(roster);
  }

  /** Everything as plain columns: to store, or to hand to another thread. */
  pack(): PackedFacts {
    return {
      identities: [...this.#identities.values()],
      actions: [...this.#actions.values()],
      activity: this.#activity.sorted(),
      eventDays: Int32Array.from(this.#eventDays).sort(),
      claims: Array.from(this.#claims, ([email, { owner, at }]) => ({ email, owner, at })),
      milestones: [...this.#milestones.values()],
      firstUses: Array.from(this.#firstUses, ([key, day]) => ({
        identity: Math.floor(key / ACTIONS),
        action: key % ACTIONS,
        day,
      })),
      assets: { run: this.#assets.run.sorted(), report: this.#assets.report.sorted() },
      rosters: this.#rosters,
    };
  }

  /** Joins facts learnt elsewhere to these. */
  merge(packed: PackedFacts): void {
    const identities = Int32Array.from(packed.identities, (key) => this.#identities.indexOf(key));
    const actions = packed.actions.map((name) => this.#actions.indexOf(name));
    const here = (index: number): number => identities[index] ?? CONTESTED;
    const { days, identities: who, last } = packed.activity;
    for (let i = 0; i < days.length; i++) {
      this.#activity.note(days[i] as number, here(who[i] as number), last[i] as number);
    }
    for (const day of packed.eventDays) this.#eventDays.add(day);
    for (const { email, owner, at } of packed.claims) {
      this.claim(here(email), owner === CONTESTED ? CONTESTED : here(owner), at);
    }
    for (const { identity, milestone, at } of packed.milestones)
      this.milestone(here(identity), milestone, at);
    for (const { identity, action, day } of packed.firstUses)
      this.used(here(identity), actions[action] ?? 0, day);
    for (const kind of ASSET_KINDS) this.#assets[kind].merge(packed.assets[kind], here);
    this.#rosters.push(...packed.rosters);
  }
}

/** Person-days, at 32 bytes each, and assets, at 8 to 16: what bounds the memory, whatever the size of the input. */
const LARGE_ACTIVITY = 1 << 19;
const LARGE_ASSETS = 1 << 22;

/** One more than the number of actions that facts can tell apart; the documented ones are thirty. */
const ACTIONS = 2 ** 20;
