import type { ActivityColumns } from '../core/packed-facts.ts';
import { firstPersonDays, latestPersonDays, personDays } from '../core/person-days.ts';

/** Rows a block. Millions of rows come together: blocks grow without copying what is there. */
const BLOCK = 1 << 14;

/** Who was active on which day, and when last: rows that are put down as they come, in 16 bytes each. */
export class ActivityRows {
  /** Blocks that are full, and what was learnt elsewhere. */
  #parts: ActivityColumns[] = [];
  #block = personDays(0);
  #used = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(day: number, identity: number, at: number): void {
    if (this.#used === this.#block.days.length) this.#addBlock();
    this.#block.days[this.#used] = day;
    this.#block.identities[this.#used] = identity;
    this.#block.last[this.#used] = at;
    this.#used++;
    this.#length++;
  }

  /** Adds rows that were put down elsewhere. */
  append(rows: ActivityColumns): void {
    this.#parts.push(rows);
    this.#length += rows.days.length;
  }

  /** Leaves one row for each day and identity: the latest. */
  compact(): void {
    const latest = latestPersonDays(this.columns());
    this.#parts = [latest];
    this.#block = personDays(0);
    this.#used = 0;
    this.#length = latest.days.length;
  }

  /** The rows; a copy. */
  columns(): ActivityColumns {
    const all = personDays(this.#length);
    let at = 0;
    for (const { days, identities, last } of [...this.#parts, firstPersonDays(this.#block, this.#used)]) {
      all.days.set(days, at);
      all.identities.set(identities, at);
      all.last.set(last, at);
      at += days.length;
    }
    return all;
  }

  #addBlock(): void {
    if (this.#used > 0) this.#parts.push(this.#block);
    this.#block = personDays(BLOCK);
    this.#used = 0;
  }
}
