/**
 * A sorted set of numbers below 2^32 in few bytes: the distances between neighbours, Rice-coded. Ids are nearly random, so
 * a set of n costs about log2(2^32 / n) + 1.5 bits an id, which no general compressor gets below; a plain list takes 32.
 *
 * Layout: one byte with the parameter k; then for each distance less one its quotient by 2^k in unary (ones, then a
 * zero) and its remainder in k bits, high bit first.
 */
export function encodeRice(sorted: Uint32Array): Buffer {
  const k = parameter(sorted);
  const remainders = 2 ** k - 1;
  const ones = Math.floor((sorted.at(-1) ?? 0) / 2 ** k); // of all quotients together, at most
  const words = room(Math.ceil((8 + sorted.length * (k + 1) + ones) / 32) + 1);
  let word = 0;
  /** The bits of the word at hand, filled from the highest on, and how many are free. */
  let held = k << 24;
  let free = 24;
  let before = -1;
  for (let i = 0; i < sorted.length; i++) {
    const value = (sorted[i] as number) | 0;
    const distance = (value - before - 1) | 0;
    before = value;
    for (let quotient = distance >>> k, isWhole = false; !isWhole; ) {
      // Up to 32 bits at once; of a larger quotient some ones first.
      isWhole = quotient < 32 - k;
      const some = Math.min(quotient, 16);
      const code = isWhole ? (((2 << quotient) - 2) << k) | (distance & remainders) : (1 << some) - 1;
      const bits = isWhole ? quotient + 1 + k : some;
      quotient -= some;
      free -= bits;
      if (free < 0) {
        words[word++] = held | ((code >>> 1) >>> (-free - 1)); // in two steps: a shift by 32 would be none
        free += 32;
        held = 0;
      }
      held |= code << free;
    }
  }
  words[word] = held;
  const bytes = Buffer.from(words.buffer, 0, (word + 1) * 4).swap32();
  return Buffer.from(bytes.subarray(0, word * 4 + Math.ceil((32 - free) / 8)));
}

/** Used again and again: memory of its own for each of many small sets would take as long as encoding them. */
let scratch = new Uint32Array(1 << 10);

function room(words: number): Uint32Array<ArrayBuffer> {
  if (words > scratch.length) scratch = new Uint32Array(words * 2);
  return scratch;
}

/** The set of `size` numbers that `encodeRice` wrote; zeros are read behind the end of `bytes`. All arithmetic is that of 32-bit integers. */
export function decodeRice(bytes: Uint8Array, size: number): Uint32Array {
  const set = new Uint32Array(size);
  const words = wordsOf(bytes);
  const k = bytes[0] ?? 0;
  let at = 8;
  let before = -1;
  for (let i = 0; i < size; i++) {
    let ones = Math.clz32(~bitsAt(words, at));
    let quotient = ones;
    while (ones === 32) {
      at += 32;
      ones = Math.clz32(~bitsAt(words, at));
      quotient += ones;
    }
    at += ones + 1;
    const remainder = (bitsAt(words, at) >>> 1) >>> (31 - k); // a shift by 32 would be none
    at += k;
    before = (before + Math.imul(quotient, 1 << k) + remainder + 1) | 0;
    set[i] = before;
  }
  return set;
}

/**
 * The bytes as words, the highest bit first: two of them hold any 32 bits, which would be in five bytes. One word more than
 * bytes need, because the engine compiles a loop anew that reads behind an array.
 */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.length >>> 2;
  const words = room(whole + 2).subarray(0, whole + 2);
  for (let word = 0, at = 0; word < whole; word++, at += 4) {
    words[word] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
  words.fill(0, whole);
  for (let at = whole * 4; at < bytes.length; at++)
    words[whole] = (words[whole] as number) | ((bytes[at] as number) << (24 - 8 * (at & 3)));
  return words;
}

/** The 32 bits from bit `at` on. */
function bitsAt(words: Uint32Array, at: number): number {
  const place = at >>> 5;
  const shift = at & 31;
  return ((words[place] as number) << shift) | (((words[place + 1] as number) >>> 1) >>> (31 - shift));
}

/** Near the best k: with it about half of the distances have a quotient of zero. */
function parameter(sorted: Uint32Array): number {
  const highest = sorted.at(-1);
  if (highest === undefined) return 0;
  const mean = (highest + 1) / sorted.length;
  return Math.max(0, Math.min(31, Math.floor(Math.log2(mean * Math.LN2))));
}
