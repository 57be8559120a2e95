/**
 * Numbers that look random and depend on the seed alone: sfc32, the same on every platform.
 * @param {number} seed
 */
export function randomOf(seed) {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ seed;
  let d = seed | 1;
  /** A whole number below 2^32. */
  const word = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) word(); // until the seed has reached every bit
  const fraction = () => word() / 2 ** 32;
  return {
    word,
    fraction,
    /** A whole number from 0 to `count` - 1. @param {number} count */
    below: (count) => Math.floor(fraction() * count),
    /** One of `items`. @template Item @param {readonly Item[]} items */
    pick: (items) => items[Math.floor(fraction() * items.length)],
  };
}

/** @typedef {ReturnType<typeof randomOf>} Random */
