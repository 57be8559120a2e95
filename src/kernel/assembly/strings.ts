import { STOPS } from './layout';
import { BACKSLASH, QUOTE } from './text';

/*
 * JSON strings, from the byte behind the opening quote. No search passes a line feed, for it is a control character.
 */

/** Marks every byte from `start` to `end` that does not simply go on with a string: quotes, backslashes, control characters, not ASCII. */
export function markStops(start: usize, end: usize): void {
  for (let p = start & ~63; p < end; p += 64) {
    store<u64>(p >> 3, stopsAt(p) | (stopsAt(p + 16) << 16) | (stopsAt(p + 32) << 32) | (stopsAt(p + 48) << 48), STOPS);
  }
}

@inline
function stopsAt(p: usize): u64 {
  const bytes = v128.load(p);
  const quotes = i8x16.eq(bytes, i8x16.splat(QUOTE));
  const backslashes = i8x16.eq(bytes, i8x16.splat(BACKSLASH));
  // As signed numbers the bytes from 0x80 on are below the space too.
  return <u32>i8x16.bitmask(v128.or(v128.or(quotes, backslashes), i8x16.lt_s(bytes, i8x16.splat(0x20))));
}

/** The first marked byte from `p` on. */
@inline
export function plainEnd(p: usize): usize {
  let stops = load<u64>(p >> 3, STOPS) >> (p & 7);
  if (stops == 0) {
    do {
      p = (p & ~7) + 64;
      stops = load<u64>(p >> 3, STOPS);
    } while (stops == 0);
  }
  return p + <usize>ctz(stops);
}

/** The closing quote of a string, from a byte on that need not be plain; 0 where it is not valid JSON. */
export function unusualEnd(p: usize): usize {
  while (true) {
    const byte = load<u8>(p);
    if (byte == QUOTE) return p;
    if (byte < 0x20) return 0;
    if (byte == BACKSLASH) {
      p = escapeEnd(p + 1);
      if (p == 0) return 0;
    } else if (byte >= 0x80) {
      p = sequenceEnd(p, byte);
      if (p == 0) return 0;
    } else {
      p = plainEnd(p);
    }
  }
}

/** Behind an escape; `p` is behind its backslash. */
function escapeEnd(p: usize): usize {
  switch (load<u8>(p)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return p + 1;
    case 0x75: // u
      for (let i: usize = 1; i <= 4; i++) {
        if (!isHexDigit(load<u8>(p + i))) return 0;
      }
      return p + 5;
    default:
      return 0;
  }
}

function isHexDigit(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

/** Behind a UTF-8 sequence of several bytes that starts with `lead` (Unicode, table 3-7). */
function sequenceEnd(p: usize, lead: u32): usize {
  const second: u32 = load<u8>(p + 1);
  if (lead >= 0xc2 && lead <= 0xdf) return isContinuation(second) ? p + 2 : 0;
  if (!isContinuation(load<u8>(p + 2))) return 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const least: u32 = lead == 0xe0 ? 0xa0 : 0x80;
    const most: u32 = lead == 0xed ? 0x9f : 0xbf;
    return second >= least && second <= most ? p + 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const least: u32 = lead == 0xf0 ? 0x90 : 0x80;
    const most: u32 = lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most && isContinuation(load<u8>(p + 3)) ? p + 4 : 0;
  }
  return 0;
}

@inline
function isContinuation(byte: u32): bool {
  return (byte & 0xc0) == 0x80;
}
