/**
 * A sorted set of numbers below 2^32 in few bytes: the distances between neighbours, Rice-coded. Ids are nearly random, so
 * a set of n costs about log2(2^32 / n) + 1.5 bits an id, which no general compressor gets below; a plain list takes 32.
 *
 * Layout: one byte with the parameter k; then for each distance less one its quotient by 2^k in unary (ones, then a
 * zero) and its remainder in k bits, high bit first.
 */
export function encodeRice(sorted: Uint32Array): Buffer {
  const k = parameter(sorted);
  const low = Math.min(k, 16);
  let bytes = Buffer.allocUnsafe(SPARE + Math.ceil((sorted.length * (k + 3)) / 8));
  let length = 1;
  /** Bits that do not fill a byte yet, and how many: 7 at most. */
  let held = 0;
  let count = 0;
  let before = -1;
  bytes[0] = k;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    const distance = value - before - 1;
    before = value;
    let quotient = distance >>> k;
    if (length + (quotient >>> 3) + SPARE > bytes.length)
      bytes = Buffer.concat([bytes], bytes.length * 2 + (quotient >>> 3) + SPARE);
    for (; quotient >= 8; quotient -= 8) {
      held = (held << 8) | 0xff;
      bytes[length++] = held >>> count;
      held &= mask(count);
    }
    held = (held << (quotient + 1)) | ((1 << (quotient + 1)) - 2);
    count += quotient + 1;
    if (k > 16) {
      held = (held << (k - 16)) | ((distance & mask(k)) >>> 16);
      count += k - 16;
    }
    for (; count >= 8; held &= mask(count)) {
      count -= 8;
      bytes[length++] = held >>> count;
    }
    held = (held << low) | (distance & mask(low));
    count += low;
    for (; count >= 8; held &= mask(count)) {
      count -= 8;
      bytes[length++] = held >>> count;
    }
  }
  if (count > 0) bytes[length++] = held << (8 - count);
  return bytes.subarray(0, length);
}

/** More bytes than one number takes, without the whole bytes of its quotient. */
const SPARE = 16;

/**
 * The set of `size` numbers that `encodeRice` wrote, at the beginning of `memory`; zeros are read behind the end of `bytes`.
 * Reports spend most of their time here: all arithmetic is that of 32-bit integers, and nothing is called.
 */
export function decodeRice(
  bytes: Uint8Array,
  size: number,
  memory: Uint32Array = new Uint32Array(size),
): Uint32Array {
  const k = bytes[0] ?? 0;
  // Of a remainder, what is above the low 16 bits is read first: less than 32 bits are held.
  const high = Math.max(0, k - 16);
  const low = k - high;
  let next = 1;
  const end = bytes.length;
  /** The next bits, from the highest on, and how many; zeros below them. */
  let held = 0;
  let left = 0;
  let before = -1;
  for (let i = 0; i < size; i++) {
    let ones = Math.clz32(~held);
    let quotient = ones;
    while (ones === left) {
      held = next < end ? (bytes[next++] as number) << 24 : 0;
      left = 8;
      ones = Math.clz32(~held);
      quotient += ones;
    }
    held = (held << ones) << 1; // a shift by 32 would be none
    left -= ones + 1;

    let remainder = 0;
    if (high > 0) {
      for (; left < high; left += 8) if (next < end) held |= (bytes[next++] as number) << (24 - left);
      remainder = (held >>> (32 - high)) << 16;
      held <<= high;
      left -= high;
    }
    for (; left < low; left += 8) if (next < end) held |= (bytes[next++] as number) << (24 - left);
    remainder |= (held >>> 1) >>> (31 - low);
    held <<= low;
    left -= low;

    before = (before + Math.imul(quotient, 1 << k) + remainder + 1) | 0;
    memory[i] = before;
  }
  return memory.subarray(0, size);
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
