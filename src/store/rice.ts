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
    for (let quotient = distance >>> k; quotient > 0; quotient--) out.write(1, 1);
    out.write(0, 1);
    if (k > 16) out.write((distance & mask(k)) >>> 16, k - 16);
    out.write(distance & mask(Math.min(k, 16)), Math.min(k, 16));
  }
  return out.bytes();
}

/** The set of `size` numbers that `encodeRice` wrote. */
export function decodeRice(bytes: Uint8Array, size: number): Uint32Array {
  const values = new Uint32Array(size);
  const k = bytes[0] ?? 0;
  const low = Math.min(k, 16);
  const input = new BitReader(bytes, 1);
  let before = -1;
  for (let i = 0; i < size; i++) {
    let distance = 0;
    while (input.read(1) === 1) distance += 2 ** k;
    if (k > 16) distance += input.read(k - 16) * 2 ** 16;
    before += distance + input.read(low) + 1;
    values[i] = before;
  }
  return values;
}

/** The union of two sorted sets. */
export function union(a: Uint32Array, b: Uint32Array): Uint32Array {
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

/** Reads bits as `BitWriter` packed them, from byte `at` on. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next `count` bits (16 at most); zeros behind the end. */
  read(count: number): number {
    while (this.#count < count) {
      this.#held = (this.#held << 8) | (this.#bytes[this.#at++] ?? 0);
      this.#count += 8;
    }
    this.#count -= count;
    const value = this.#held >>> this.#count;
    this.#held &= mask(this.#count);
    return value;
  }
}
