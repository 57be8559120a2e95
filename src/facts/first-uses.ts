import type { FirstUseColumns } from '../core/packed-facts.ts';

/** Actions with a place in the table: more than the thirty that are documented. The others are kept apart. */
const COMMON = 32;
/** One more than the number of actions that facts can tell apart. */
const ACTIONS = 2 ** 20;

/** The first day on which each identity used each action: a minimum. */
export class FirstUses {
  /** A row of `COMMON` for each identity: one more than the day, 0 for never. A map of as many takes ten times the memory. */
  #table = new Int32Array(0);
  /** A bit for each action with a day there: most rows have few. */
  #used = new Int32Array(0);
  readonly #rare = new Map<number, number>();
  #count = 0;

  /** The last hours of 1969, where a zone west of UTC has them, count as the first day of 1970: an event has no earlier moment. */
  note(identity: number, action: number, localDay: number): void {
    const day = Math.max(0, localDay);
    if (action >= COMMON) {
      const key = identity * ACTIONS + action;
      this.#rare.set(key, Math.min(day, this.#rare.get(key) ?? day));
      return;
    }
    if (identity >= this.#used.length) this.#grow(identity + 1);
    const place = identity * COMMON + action;
    const known = this.#table[place] as number;
    if (known === 0) this.#count++;
    if (known !== 0 && day + 1 >= known) return;
    this.#table[place] = day + 1;
    this.#used[identity] = (this.#used[identity] as number) | (1 << action);
  }

  columns(): FirstUseColumns {
    const count = this.#count + this.#rare.size;
    const columns = {
      identities: new Int32Array(count),
      actions: new Int32Array(count),
      days: new Int32Array(count),
    };
    let row = 0;
    for (let identity = 0; identity < this.#used.length; identity++) {
      for (let left = this.#used[identity] as number; left !== 0; left &= left - 1) {
        const action = 31 - Math.clz32(left & -left);
        columns.identities[row] = identity;
        columns.actions[row] = action;
        columns.days[row++] = (this.#table[identity * COMMON + action] as number) - 1;
      }
    }
    for (const [key, day] of this.#rare) {
      columns.identities[row] = Math.floor(key / ACTIONS);
      columns.actions[row] = key % ACTIONS;
      columns.days[row++] = day;
    }
    return columns;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.#used.length * 2);
    const [table, used] = [new Int32Array(length * COMMON), new Int32Array(length)];
    table.set(this.#table);
    used.set(this.#used);
    this.#table = table;
    this.#used = used;
  }
}
