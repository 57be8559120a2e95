/**
 * A sorted set of numbers below 2^32 in few bytes: the distances between neighbours, Rice-coded. Ids are nearly random, so
 * a set of n costs about log2(2^32 / n) + 1.5 bits an id, which no general compressor gets below; a plain list takes 32.
 *
 * Layout: one byte with the parameter k; then for each distance less one its quotient by 2^k in unary (ones, then a
 * zero) and its remainder in k bits, high bit first.
 */
export function encodeRice(sorted: Uint32Array): Buffer {
  const k = parameter(sorted);
  const out = new BitWriter(2 + Math.ceil((sorted.length * (k + 3)) / 8));
  out.write(k, 8);
  let before = -1;
  for (const value of sorted) {
    const distance = value - before - 1;
    before = value;
    let quotient = distance >>> k;
    for (; quotient >= 8; quotient -= 8) out.write(0xff, 8);
    out.write((1 << (quotient + 1)) - 2, quotient + 1);
    const low = Math.min(k, 16);
    if (k > 16) out.write((distance & mask(k)) >>> 16, k - 16);
    out.write(distance & mask(low), low);
  }
  return out.bytes();
}

/** The set of `size` numbers that `encodeRice` wrote; zeros are read behind the end of `bytes`. */
export function decodeRice(bytes: Uint8Array, size: number): Uint32Array {
  const values = new Uint32Array(size);
  const k = bytes[0] ?? 0;
  const step = 2 ** k;
  let next = 1;
  /** The byte that is being read, and how many of its low bits are left. */
  let held = 0;
  let left = 0;
  let before = -1;
  for (let i = 0; i < size; i++) {
    let quotient = 0;
    let ones = Math.clz32(~(held << (32 - left)));
    while (left === 0 || ones >= left) {
      quotient += left;
      held = bytes[next++] ?? 0;
      left = 8;
      ones = Math.clz32(~(held << 24));
    }
    quotient += ones;
    left -= ones + 1;

    let remainder = 0;
    let wanted = k;
    while (wanted > left) {
      remainder = (remainder << left) | (held & mask(left));
      wanted -= left;
      held = bytes[next++] ?? 0;
      left = 8;
    }
    left -= wanted;
    remainder = (remainder << wanted) | ((held >>> left) & mask(wanted));

    before += quotient * step + remainder + 1;
    values[i] = before;
  }
  return values;
}

/** The union of two sorted sets. */
export function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const joined = new Uint32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const right = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    joined[size++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return joined.slice(0, size);
}

/** Near the best k: with it about half of the distances have a quotient of zero. */
function parameter(sorted: Uint32Array): number {
  const highest = sorted.at(-1);
  if (highest === undefined) return 0;
  const mean = (highest + 1) / sorted.length;
  return Math.max(0, Math.min(31, Math.floor(Math.log2(mean * Math.LN2))));
}

function mask(bits: number): number {
  return (1 << bits) - 1;
}

/** Packs bits into bytes, the high ones first. */
class BitWriter {
  #bytes: Buffer;
  #length = 0;
  /** Bits that do not fill a byte yet, and how many. */
  #held = 0;
  #count = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  /** The low `count` bits (16 at most) of `value`. */
  write(value: number, count: number): void {
    if (this.#length + 3 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2 + 3);
    this.#held = (this.#held << count) | value;
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#bytes[this.#length++] = this.#held >>> this.#count;
    }
    this.#held &= mask(this.#count);
  }

  bytes(): Buffer {
    if (this.#count > 0) this.write(0, 8 - this.#count);
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }
}
