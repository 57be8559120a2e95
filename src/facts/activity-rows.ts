import { orderRows } from '../core/grouping.ts';
import type { ActivityColumns } from '../core/packed-facts.ts';

/** Rows a block. Millions of rows come together: blocks grow without copying what is there. */
const BLOCK = 1 << 14;

/** Who was active on which day, and when last: rows that are put down as they come, in 16 bytes each. */
export class ActivityRows {
  /** Blocks that are full, and what was learnt elsewhere. */
  #parts: ActivityColumns[] = [];
  #block = columnsOf(0);
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
    const { days, identities, last } = this.columns();
    const kept = columnsOf(days.length);
    let size = 0;
    for (const row of orderRows(days, identities)) {
      const repeats =
        size > 0 && days[row] === kept.days[size - 1] && identities[row] === kept.identities[size - 1];
      if (!repeats) {
        kept.days[size] = days[row] as number;
        kept.identities[size] = identities[row] as number;
        kept.last[size++] = last[row] as number;
      } else kept.last[size - 1] = Math.max(kept.last[size - 1] as number, last[row] as number);
    }
    this.#parts = [firstOf(kept, size)];
    this.#block = columnsOf(0);
    this.#used = 0;
    this.#length = size;
  }

  /** The rows; a copy. */
  columns(): ActivityColumns {
    const all = columnsOf(this.#length);
    let at = 0;
    for (const { days, identities, last } of [...this.#parts, firstOf(this.#block, this.#used)]) {
      all.days.set(days, at);
      all.identities.set(identities, at);
      all.last.set(last, at);
      at += days.length;
    }
    return all;
  }

  #addBlock(): void {
    if (this.#used > 0) this.#parts.push(this.#block);
    this.#block = columnsOf(BLOCK);
    this.#used = 0;
  }
}

function columnsOf(length: number): ActivityColumns {
  return {
    days: new Int32Array(length),
    identities: new Int32Array(length),
    last: new Float64Array(length),
  };
}

function firstOf({ days, identities, last }: ActivityColumns, length: number): ActivityColumns {
  return {
    days: days.subarray(0, length),
    identities: identities.subarray(0, length),
    last: last.subarray(0, length),
  };
}
