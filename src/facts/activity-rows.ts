import { groupRows } from '../core/grouping.ts';
import type { ActivityColumns } from '../core/packed-facts.ts';

/** Who was active on which day, and when last: rows that are put down as they come, in 16 bytes each. */
export class ActivityRows {
  #days = new Int32Array(1 << 10);
  #identities = new Uint32Array(1 << 10);
  #last = new Float64Array(1 << 10);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(day: number, identity: number, at: number): void {
    if (this.#length === this.#days.length) this.#grow();
    this.#days[this.#length] = day;
    this.#identities[this.#length] = identity;
    this.#last[this.#length] = at;
    this.#length++;
  }

  /** Adds rows that were put down elsewhere. */
  append({ days, identities, last }: ActivityColumns): void {
    while (this.#length + days.length > this.#days.length) this.#grow();
    this.#days.set(days, this.#length);
    this.#identities.set(identities, this.#length);
    this.#last.set(last, this.#length);
    this.#length += days.length;
  }

  /** Leaves one row for each day and identity: the latest. */
  compact(): void {
    const { days, identities, last } = this.columns();
    const latest = new Map<number, number>();
    const { order, groups } = groupRows(days);
    this.#length = 0;
    for (const { key: day, start, end } of groups) {
      latest.clear();
      for (const row of order.subarray(start, end)) {
        const identity = identities[row] as number;
        latest.set(identity, Math.max(last[row] as number, latest.get(identity) ?? 0));
      }
      for (const [identity, at] of latest) this.add(day, identity, at);
    }
  }

  /** The rows; a copy. */
  columns(): ActivityColumns {
    return {
      days: this.#days.slice(0, this.#length),
      identities: this.#identities.slice(0, this.#length),
      last: this.#last.slice(0, this.#length),
    };
  }

  #grow(): void {
    const { days, identities, last } = this.columns();
    const space = this.#days.length * 2;
    this.#days = new Int32Array(space);
    this.#identities = new Uint32Array(space);
    this.#last = new Float64Array(space);
    this.#days.set(days);
    this.#identities.set(identities);
    this.#last.set(last);
  }
}
