import type { SortedActivity } from '../core/packed-facts.ts';

/**
 * The last moment of each (day, identity), folded by maximum: an open-addressing hash table over typed arrays,
 * 16 bytes an entry, because a JavaScript `Map` of two million entries takes ten times the memory and four times the time.
 */
export class ActivityTable {
  #keys: Float64Array = new Float64Array(1 << 10).fill(-1);
  #last: Float64Array = new Float64Array(1 << 10);
  #size = 0;

  /** How many (day, identity) pairs it holds. */
  get size(): number {
    return this.#size;
  }

  /** Notes that `identity` (below 2^24) was active on `day` at `at` seconds since 1970. */
  note(day: number, identity: number, at: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const key = day * IDENTITIES + identity;
    const slot = slotOf(this.#keys, key);
    if (this.#keys[slot] === key) {
      if (at > (this.#last[slot] as number)) this.#last[slot] = at;
      return;
    }
    this.#keys[slot] = key;
    this.#last[slot] = at;
    this.#size++;
  }

  /** All pairs in the order of (day, identity). */
  sorted(): SortedActivity {
    const keys = this.#keys.filter((key) => key >= 0).sort();
    const days = new Int32Array(keys.length);
    const identities = new Uint32Array(keys.length);
    const last = new Float64Array(keys.length);
    keys.forEach((key, i) => {
      const day = Math.floor(key / IDENTITIES);
      days[i] = day;
      identities[i] = key - day * IDENTITIES;
      last[i] = this.#last[slotOf(this.#keys, key)] as number;
    });
    return { days, identities, last };
  }

  #grow(): void {
    const keys = this.#keys;
    const last = this.#last;
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#last = new Float64Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      if (key < 0) continue;
      const slot = slotOf(this.#keys, key);
      this.#keys[slot] = key;
      this.#last[slot] = last[i] as number;
    }
  }
}

/** One more than the highest identity that a key can hold beside a day. */
export const IDENTITIES = 2 ** 24;

function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  const day = Math.floor(key / IDENTITIES);
  let slot = (Math.imul(day, 0x9e3779b1) ^ Math.imul(key - day * IDENTITIES, 0x85ebca6b)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
  return slot;
}
