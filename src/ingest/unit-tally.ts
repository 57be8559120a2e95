import type { Checkpoint } from '../core/checkpoint.ts';
import type { Entry, Rejection } from '../core/entry.ts';
import { Rejections } from '../core/rejections.ts';
import type { Zone } from '../core/zone.ts';
import type { Facts } from '../facts/facts.ts';
import { foldEntry } from '../facts/fold.ts';
import { BEGINNING } from './growing-log.ts';
import { SpillWriter } from './spill.ts';
import type { InputType, Unit, UnitSummary } from './unit.ts';

/** How many rejections of a unit are kept in memory. */
const KEPT_REJECTIONS = 20;

/** Counts and rejections of one unit while it is read; its entries go straight into the facts of the thread. */
export class UnitTally {
  format = 'unknown';
  unreadable: string | undefined;
  looksLike: InputType | undefined;
  lineNumbers = 0;
  lines = 0;
  entries = 0;
  members = 0;
  noActor = 0;
  unfinished: number | undefined;
  since: Checkpoint = BEGINNING;
  reached: Checkpoint | undefined;
  readonly facts: Facts;
  readonly #unit: Unit;
  readonly #zone: Zone;
  readonly #rejections = new Rejections(KEPT_REJECTIONS);
  readonly #spill: SpillWriter | undefined;

  constructor(unit: Unit, zone: Zone, facts: Facts) {
    this.#unit = unit;
    this.#zone = zone;
    this.facts = facts;
    this.#spill = unit.spill && new SpillWriter(unit.spill);
  }

  /** Whether more can follow on what is there now: a pipe has come to its end. */
  get growing(): boolean {
    return this.#unit.path !== '-';
  }

  get rejected(): number {
    return this.#rejections.count;
  }

  entry(entry: Entry): void {
    this.entries++;
    if (!foldEntry(entry, this.#zone, this.facts)) this.noActor++;
  }

  reject(rejection: Rejection): void {
    this.#rejections.add(rejection);
    if (this.#rejections.count > KEPT_REJECTIONS) this.#spill?.add(rejection);
  }

  /** When the unit has come to its end. */
  summary(): UnitSummary {
    const { unreadable, looksLike, since, reached, unfinished } = this;
    const { lineNumbers, lines, entries, members, noActor } = this;
    const { count: rejected, kept: rejections } = this.#rejections;
    const isOther = this.#unit.as !== undefined && rejected > 0 && entries + members === 0;
    const format = isOther ? 'unknown' : this.format;
    const counts = { lineNumbers, lines, entries, members, noActor, rejected };
    return {
      format,
      unreadable,
      looksLike,
      since,
      reached,
      ...counts,
      rejections,
      spilled: this.#spill?.finish(),
      unfinished,
    };
  }
}
