import { isDigit } from './text';

/** The answer for a text that is no number below 2^32 in its only form. */
export const NO_NUMBER: u64 = u64.MAX_VALUE;

/** The number of an asset. */
@inline
export function assetNumber(p: usize, length: usize): u64 {
  if (length - 1 > 9 || (length > 1 && load<u8>(p) == 0x30)) return NO_NUMBER;
  let number: u64 = 0;
  for (let i: usize = 0; i < length; i++) {
    const digit: u32 = load<u8>(p + i);
    if (!isDigit(digit)) return NO_NUMBER;
    number = number * 10 + (digit - 0x30);
  }
  return number <= u32.MAX_VALUE ? number : NO_NUMBER;
}
