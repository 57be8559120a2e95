import { ASSET_KINDS, type PackedFacts } from '../core/packed-facts.ts';
import { type Connection, transaction } from './database.ts';
import { mergeActivity } from './merge-activity.ts';
import { mergeAssets } from './merge-assets.ts';
import { mergeIdentities } from './merge-identities.ts';
import { mergeMilestones } from './merge-milestones.ts';
import { mergeRosters } from './merge-rosters.ts';
import { recordSource, type SourceRead } from './sources.ts';

/** How much of a batch the store did not know. */
export interface Novelty {
  /** Identities that were never active before. */
  readonly people: number;
  /** Days on which a person was active, as far as they are new. */
  readonly activeDays: number;
}

/**
 * Joins facts to the store, and notes the sources that are now read to their end, in one transaction: after a crash the
 * store holds the whole batch or nothing of it. Merging the same facts again changes nothing.
 */
export function mergeFacts(db: Connection, facts: PackedFacts, sources: readonly SourceRead[]): Novelty {
  return transaction(db, () => {
    const { numbers, people } = mergeIdentities(db, facts);
    const activeDays = mergeActivity(db, facts, numbers);
    mergeMilestones(db, facts.milestones, numbers);
    for (const kind of ASSET_KINDS) mergeAssets(db, kind, facts.assets[kind], numbers);
    mergeRosters(db, facts.rosters);
    for (const source of sources) recordSource(db, source);
    return { people, activeDays };
  });
}
