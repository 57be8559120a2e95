/*
 * Who was active on a day, as column `members` of table `day` has it: a bit for each identity, bit `n & 7` of byte `n >> 3` for
 * the one with number n, as far as the highest. Numbers are small and dense, so this takes little more room than the best code
 * would, and a report of a year reads it in a tenth of the time.
 */

/** Of numbers in ascending order. */
export function encodeMembers(identities: Uint32Array): Buffer {
  const highest = identities.at(-1);
  const bytes = Buffer.alloc(highest === undefined ? 0 : (highest >>> 3) + 1);
  for (let i = 0; i < identities.length; i++) {
    const identity = identities[i] as number;
    const place = identity >>> 3;
    bytes[place] = (bytes[place] as number) | (1 << (identity & 7));
  }
  return bytes;
}

/** The bytes again, as words: zero from their end on. One for all days, for one after another is read. */
let words = new Uint32Array(1 << 12);

/** The numbers, ascending, at the beginning of `memory`, which has room for them. */
export function decodeMembers(bytes: Uint8Array, memory: Uint32Array): Uint32Array {
  const count = (bytes.length + 3) >>> 2;
  if (count > words.length) words = new Uint32Array(2 * count);
  words[count - 1] = 0;
  new Uint8Array(words.buffer).set(bytes);
  let size = 0;
  for (let word = 0; word < count; word++) {
    let left = words[word] as number;
    while (left !== 0) {
      const lowest = left & -left;
      memory[size++] = (word << 5) + 31 - Math.clz32(lowest);
      left ^= lowest;
    }
  }
  return memory.subarray(0, size);
}

/** Whether an identity is among them. */
export function isMember(bytes: Uint8Array, identity: number): boolean {
  return (((bytes[identity >>> 3] ?? 0) >>> (identity & 7)) & 1) === 1;
}
