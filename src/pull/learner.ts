import type { Entry } from '../core/entry.ts';
import type { Roster } from '../core/roster.ts';
import type { Zone } from '../core/zone.ts';
import { Facts } from '../facts/facts.ts';
import { foldEntry } from '../facts/fold.ts';
import { type Connection, transaction } from '../store/database.ts';
import { FactsMerger } from '../store/merge.ts';
import type { PullReceipt } from './receipt.ts';

/** Entries between two looks at how large the facts have grown. */
const LOOK_EVERY = 1 << 14;

/** Folds what comes in, and joins it to the store before it grows large. */
export class Learner {
  readonly #db: Connection;
  readonly #zone: Zone;
  readonly #receipt: PullReceipt;
  #facts = new Facts();
  #entries = 0;

  constructor(db: Connection, zone: Zone, receipt: PullReceipt) {
    this.#db = db;
    this.#zone = zone;
    this.#receipt = receipt;
  }

  /** Says whether it was anybody's activity. */
  entry(entry: Entry): boolean {
    if (++this.#entries % LOOK_EVERY === 0 && this.#facts.isLarge) {
      this.store();
    }
    return foldEntry(entry, this.#zone, this.#facts);
  }

  roster(roster: Roster): void {
    this.#facts.roster(roster);
  }

  /** Joins what was learnt since the last time to the store; `note` writes, in the same transaction, what is true from then on. */
  store(note: () => void = () => {}): void {
    const facts = this.#facts.pack();
    this.#facts = new Facts(); // the next ones stand alone: each batch is complete in itself
    const news = transaction(this.#db, () => {
      const novelty = new FactsMerger(this.#db).finish(facts, []);
      note();
      return novelty;
    });
    this.#receipt.newPeople += news.people;
    this.#receipt.newActiveDays += news.activeDays;
  }
}
