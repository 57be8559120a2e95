import { ASSET_KINDS, type AssetKind, type PackedFacts } from '../core/packed-facts.ts';
import { addActions, addIdentities } from './add-identities.ts';
import { type Connection, transaction } from './database.ts';
import { type EncodedSets, encodedSets } from './encoded-sets.ts';
import { forgetLinked, withoutForgotten } from './forget.ts';
import { Forgotten } from './forgotten.ts';
import { factsSince, readHorizon } from './horizon.ts';
import { mergeListedActivity } from './listed-activity.ts';
import { mergeActivity } from './merge-activity.ts';
import { mergeOthers, mergeSets } from './merge-assets.ts';
import { mergeIdentities, noteLatest } from './merge-identities.ts';
import { mergeMilestones } from './merge-milestones.ts';
import { mergeRosters } from './merge-rosters.ts';
import { dropUnnamed } from './purge.ts';
import { recordSource, type SourceRead } from './sources.ts';

/** How much of what was merged the store did not know. */
export interface Novelty {
  /** Identities that were never active before. */
  readonly people: number;
  /** Days on which a person was active, as far as they are new. */
  readonly activeDays: number;
}

const NOBODY = new Float64Array(0);

/**
 * Joins the facts of one sender to the store: any number of packs, and a last one. Merging the same facts again changes
 * nothing, so a run that ended before its last pack is simply run again.
 */
export class FactsMerger {
  readonly #db: Connection;
  readonly #known = {
    keys: [] as string[],
    identities: [] as number[],
    isNew: [] as boolean[],
    actions: [] as number[],
  };
  /** Last activity by the sender's number of the identity. */
  #latest: Float64Array = NOBODY;
  #people = 0;
  #activeDays = 0;
  /** SQLite's count of what other processes have written. */
  #foreignWrites: unknown;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Joins the rows of a pack in one transaction: after a crash the store holds all of them or none. */
  merge(facts: PackedFacts): void {
    transaction(this.#db, () => this.#join(facts));
  }

  /** Joins a pack in one transaction, and brings what is derived of identities up to date. */
  settle(facts: PackedFacts): void {
    transaction(this.#db, () => this.#settle(facts));
  }

  /** Joins assets of identities that are in a pack before, in one transaction. */
  assets(kind: AssetKind, sets: EncodedSets): void {
    transaction(this.#db, () => {
      this.#catchUp();
      mergeSets(this.#db, kind, sets, this.#known.identities);
    });
  }

  /**
   * Joins the last pack, brings what is derived of identities up to date, and notes the sources that are now read to their
   * end. Answers what was new in all packs.
   */
  finish(facts: PackedFacts, sources: readonly SourceRead[]): Novelty {
    return transaction(this.#db, () => {
      this.#settle(facts);
      forgetLinked(this.#db);
      const horizon = readHorizon(this.#db);
      if (horizon !== undefined) dropUnnamed(this.#db, horizon);
      for (const source of sources) recordSource(this.#db, source);
      return { people: this.#people, activeDays: this.#activeDays };
    });
  }

  #settle(facts: PackedFacts): void {
    const admitted = this.#join(facts);
    this.#people += mergeIdentities(this.#db, admitted, this.#known, this.#latest);
    this.#latest = NOBODY;
  }

  #join(given: PackedFacts): PackedFacts {
    const db = this.#db;
    this.#catchUp();
    const facts = admissible(db, given);
    const { keys, identities, isNew, actions } = this.#known;
    for (const key of facts.identities) keys.push(key);
    for (const added of addIdentities(db, facts.identities)) {
      identities.push(added.identity);
      isNew.push(added.isNew);
    }
    for (const action of addActions(db, facts.actions)) actions.push(action);
    this.#activeDays += mergeActivity(db, facts, identities);
    this.#latest = noteLatest(facts, this.#latest, keys.length);
    mergeMilestones(db, facts.milestones, identities);
    for (const kind of ASSET_KINDS) {
      const { rows, others } = facts.assets[kind];
      for (const sets of encodedSets(rows)) mergeSets(db, kind, sets, identities);
      mergeOthers(db, kind, others, identities);
    }
    mergeRosters(db, facts.rosters);
    mergeListedActivity(db, facts.rosters);
    return facts;
  }

  /** Looks the numbers up again where another process has written: it may have purged or forgotten what they stand for. */
  #catchUp(): void {
    const foreignWrites = this.#db.pragma('data_version', { simple: true });
    if (foreignWrites === this.#foreignWrites) return;
    this.#foreignWrites = foreignWrites;
    this.#renameForgotten();
    const added = addIdentities(this.#db, this.#known.keys);
    this.#known.identities = added.map(({ identity }) => identity);
    this.#known.isNew = added.map(({ isNew }) => isNew);
    const horizon = readHorizon(this.#db);
    if (horizon === undefined) return;
    this.#latest.forEach((at, identity) => {
      if (at < horizon.from) this.#latest[identity] = -1;
    });
  }

  #renameForgotten(): void {
    const forgotten = new Forgotten(this.#db);
    if (forgotten.isEmpty) return;
    this.#known.keys = this.#known.keys.map((key) => forgotten.identityKey(key));
  }
}

/** The facts without what the database is not to learn again: days before its horizon, and forgotten names. */
function admissible(db: Connection, facts: PackedFacts): PackedFacts {
  const horizon = readHorizon(db);
  const kept = horizon === undefined ? facts : factsSince(facts, horizon);
  const forgotten = new Forgotten(db);
  if (forgotten.isEmpty) return kept;
  // Lists first: they can tell one more name of somebody who is forgotten.
  const rosters = withoutForgotten(kept.rosters, forgotten);
  return { ...kept, rosters, identities: kept.identities.map((key) => forgotten.identityKey(key)) };
}
