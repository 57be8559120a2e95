import type { Entry, Rejection } from '../core/entry.ts';
import type { Zone } from '../core/zone.ts';
import { Facts } from '../facts/facts.ts';
import { foldEntry } from '../facts/fold.ts';
import type { Batch, Unit, UnitSummary } from './unit.ts';

/** How many rejections of a unit are kept where nobody asked for all of them. */
const KEPT_REJECTIONS = 20;

/** Facts and counts of one unit while it is read, handed over from time to time. */
export class UnitTally {
  facts = new Facts();
  format = 'unknown';
  lineNumbers = 0;
  lines = 0;
  entries = 0;
  members = 0;
  noActor = 0;
  rejected = 0;
  /** Bytes read since the last hand-over. */
  bytes = 0;
  readonly #unit: Unit;
  readonly #zone: Zone;
  readonly #emit: (batch: Batch) => void;
  #rejections: Rejection[] = [];
  #unpacked = 0;

  constructor(unit: Unit, zone: Zone, emit: (batch: Batch) => void) {
    this.#unit = unit;
    this.#zone = zone;
    this.#emit = emit;
  }

  entry(entry: Entry): void {
    this.entries++;
    if (!foldEntry(entry, this.#zone, this.facts)) this.noActor++;
  }

  reject(rejection: Rejection): void {
    this.rejected++;
    if (this.#unit.allRejections || this.rejected <= KEPT_REJECTIONS) this.#rejections.push(rejection);
  }

  /** Notes that so many bytes of content were taken in; answers how many since the last hand-over. */
  unpacked(bytes: number): number {
    this.#unpacked += bytes;
    return this.#unpacked;
  }

  /** Hands over what was learnt so far. */
  handOver(): void {
    this.#emit({ facts: this.facts.pack(), rejections: this.#rejections, bytes: this.bytes });
    this.facts = new Facts();
    this.#rejections = [];
    this.bytes = 0;
    this.#unpacked = 0;
  }

  summary(): UnitSummary {
    const { format, lineNumbers, lines, entries, members, noActor, rejected } = this;
    return { format, lineNumbers, lines, entries, members, noActor, rejected };
  }
}
