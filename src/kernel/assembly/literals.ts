import { isDigit, startsWith } from './text';

/*
 * JSON values that are not strings, from their first byte. Every answer is the address behind the value, or 0 where
 * it is not valid or not what was asked for. What follows a value is the next member's business.
 */

/** Whether that byte is neither a quote nor white space: what else it starts is for `literalEnd` to judge. */
@inline
export function startsLiteral(byte: u32): bool {
  return byte > 0x22;
}

/** A number, `true`, `false` or `null`. */
@inline
export function literalEnd(p: usize): usize {
  const byte: u32 = load<u8>(p);
  return isDigit(byte) || byte == 0x2d ? numberEnd(p) : wordEnd(p);
}

/** The end of the digits at `p`. */
@inline
export function digitsBehind(p: usize): usize {
  while (isDigit(load<u8>(p))) p++;
  return p;
}

/** Whether the digits from `start` to `end` are a whole number of JSON, of at most 15 digits and without a fraction or exponent behind. */
@inline
export function isWholeNumber(start: usize, end: usize): bool {
  const next: u32 = load<u8>(end);
  return end - start - 1 < 15 && (load<u8>(start) != 0x30 || end - start == 1) && next != 0x2e && (next | 0x20) != 0x65;
}

@inline
export function isNull(p: usize): bool {
  return load<u32>(p) == 0x6c6c756e;
}

function wordEnd(p: usize): usize {
  if (isNull(p)) return p + 4;
  if (startsWith(p, 4, 'true')) return p + 4;
  if (startsWith(p, 5, 'false')) return p + 5;
  return 0;
}

function numberEnd(p: usize): usize {
  if (load<u8>(p) == 0x2d) p++;
  if (load<u8>(p) == 0x30) p++;
  else p = digitsEnd(p);
  if (p != 0 && load<u8>(p) == 0x2e) p = digitsEnd(p + 1);
  if (p != 0 && (load<u8>(p) | 0x20) == 0x65) {
    p++;
    const sign = load<u8>(p);
    if (sign == 0x2b || sign == 0x2d) p++;
    p = digitsEnd(p);
  }
  return p;
}

/** Behind one digit or more. */
function digitsEnd(p: usize): usize {
  if (!isDigit(load<u8>(p))) return 0;
  while (isDigit(load<u8>(p))) p++;
  return p;
}
