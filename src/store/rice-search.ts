import { memoized } from '../core/memoized.ts';

/** For each state in which a byte can begin, and each byte: what it adds to the number reached, how many numbers end in it, and the state after it. */
interface Steps {
  readonly advance: Float64Array;
  readonly ended: Uint8Array;
  readonly next: Uint8Array;
  /** What a bit that is set adds in each state: a quotient counts in steps of 2^k, a remainder has its highest bit first. */
  readonly weights: Float64Array;
}

/**
 * Which of the `wanted` numbers, ascending and distinct, are in a set of `size` that `encodeRice` wrote: 1 in their place in
 * `found`, else 0. A byte at a time by table, bit by bit only where a wanted number may be: for few of them many times as fast
 * as decoding the set.
 */
export function searchRice(bytes: Uint8Array, size: number, wanted: Uint32Array, found: Uint8Array): void {
  const k = bytes[0] ?? 0;
  const { advance, ended, next, weights } = stepsOf(k);
  found.fill(0);
  /** How many bits of a remainder are still to come; 0: a quotient is being read. */
  let state = 0;
  /** The last number that ended, and what is known of the next one. */
  let reached = -1;
  let left = size;
  let at = 1;
  for (let place = 0; place < wanted.length; ) {
    const sought = wanted[place] as number;
    for (; at < bytes.length; at++) {
      const step = (state << 8) | (bytes[at] as number);
      const after = reached + (advance[step] as number);
      if (after >= sought) break;
      reached = after;
      left -= ended[step] as number;
      state = next[step] as number;
    }
    if (at === bytes.length) return;
    const byte = bytes[at++] as number;
    for (let bit = 7; bit >= 0 && left > 0; bit--) {
      const isSet = ((byte >> bit) & 1) === 1;
      if (isSet) reached += weights[state] as number;
      if (state === 0 && isSet) continue;
      state = state === 0 ? k : state - 1;
      if (state > 0) continue;
      reached++;
      left--;
      while (place < wanted.length && (wanted[place] as number) < reached) place++;
      if (place < wanted.length && wanted[place] === reached) found[place] = 1;
    }
    if (left === 0) return;
  }
}

const stepsOf = memoized((k: number): Steps => {
  const count = (k + 1) << 8;
  const advance = new Float64Array(count);
  const ended = new Uint8Array(count);
  const next = new Uint8Array(count);
  const weights = Float64Array.from({ length: k + 1 }, (_, state) => 2 ** (state === 0 ? k : state - 1));
  for (let step = 0; step < count; step++) {
    let state = step >> 8;
    let sum = 0;
    let ends = 0;
    for (let bit = 7; bit >= 0; bit--) {
      const isSet = ((step >> bit) & 1) === 1;
      if (isSet) sum += weights[state] as number;
      if (state === 0 && isSet) continue;
      state = state === 0 ? k : state - 1;
      if (state === 0) ends++;
    }
    advance[step] = sum + ends;
    ended[step] = ends;
    next[step] = state;
  }
  return { advance, ended, next, weights };
});
