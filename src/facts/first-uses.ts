import type { FirstUseColumns } from '../core/packed-facts.ts';

/** Actions with a place in the table: more than the thirty that are documented. The others are kept apart. */
const COMMON = 32;
/** One more than the number of actions that facts can tell apart. */
const ACTIONS = 2 ** 20;

/** The first day on which each identity used each action: a minimum. */
export class FirstUses {
  /** A row of `COMMON` for each identity: one more than the day, 0 for never. A map of as many takes ten times the memory. */
  #table = new Int32Array(1 << 10);
  readonly #rare = new Map<number, number>();

  /** The last hours of 1969, where a zone west of UTC has them, count as the first day of 1970: an event has no earlier moment. */
  note(identity: number, action: number, localDay: number): void {
    const day = Math.max(0, localDay);
    if (action >= COMMON) {
      const key = identity * ACTIONS + action;
      this.#rare.set(key, Math.min(day, this.#rare.get(key) ?? day));
      return;
    }
    const place = identity * COMMON + action;
    if (place >= this.#table.length) this.#grow(place);
    const known = this.#table[place] as number;
    if (known === 0 || day + 1 < known) this.#table[place] = day + 1;
  }

  columns(): FirstUseColumns {
    let count = this.#rare.size;
    for (const value of this.#table) if (value !== 0) count++;
    const columns = {
      identities: new Int32Array(count),
      actions: new Uint32Array(count),
      days: new Int32Array(count),
    };
    let row = 0;
    const put = (identity: number, action: number, day: number): void => {
      columns.identities[row] = identity;
      columns.actions[row] = action;
      columns.days[row++] = day;
    };
    for (let place = 0; place < this.#table.length; place++) {
      const value = this.#table[place] as number;
      if (value !== 0) put(Math.floor(place / COMMON), place % COMMON, value - 1);
    }
    for (const [key, day] of this.#rare) put(Math.floor(key / ACTIONS), key % ACTIONS, day);
    return columns;
  }

  #grow(place: number): void {
    const grown = new Int32Array(Math.max(place + COMMON, this.#table.length * 2));
    grown.set(this.#table);
    this.#table = grown;
  }
}
