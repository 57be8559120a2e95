import { MASKS } from './layout';

export const QUOTE: u8 = 0x22;
export const BACKSLASH: u8 = 0x5c;

/** Keeps the first `length` (at most 16) bytes of the 16 at `p` and clears the others. */
@inline
export function first(p: usize, length: usize): v128 {
  return v128.and(v128.load(p), v128.load(MASKS + 16 - length));
}

export function initMasks(): void {
  memory.fill(MASKS, 0xff, 16);
}

/** Whether the bytes from `p` on are `text` (ASCII). */
export function equals(p: usize, length: usize, text: string): bool {
  return length == <usize>text.length && startsWith(p, length, text);
}

export function startsWith(p: usize, length: usize, text: string): bool {
  if (length < <usize>text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (load<u8>(p + i) != text.charCodeAt(i)) return false;
  }
  return true;
}

@inline
export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

/** White space of JSON, without the line feed, which ends a line. */
@inline
export function isSpace(byte: u32): bool {
  return byte == 0x20 || byte == 0x09 || byte == 0x0d;
}

@inline
export function skipSpace(p: usize): usize {
  while (isSpace(load<u8>(p))) p++;
  return p;
}
