/** More numbers than that are left to the engine: their buckets would not fit a processor's cache. */
const MOST = 1 << 16;
/** So many in one bucket are left to the engine too, because sorting a bucket takes the square of its size. */
const CROWD = 32;

const buckets = new Uint32Array(MOST);
const bySlot = new Uint32Array(MOST);

/**
 * Sorts in place, ascending. Numbers that are spread evenly, as most ids are, take a time in proportion to their count:
 * each goes to a bucket by its size, where it finds few others. For sets of some hundred that is twice as fast as
 * `numbers.sort()`, which does all that is not spread evenly.
 */
export function sortSpread(numbers: Uint32Array): Uint32Array {
  const { length } = numbers;
  if (length > MOST) return numbers.sort();
  let lowest = 0xffff_ffff;
  let highest = 0;
  for (let i = 0; i < length; i++) {
    const number = numbers[i] as number;
    if (number < lowest) lowest = number;
    if (number > highest) highest = number;
  }
  const scale = (length - 1) / (highest - lowest + 1);
  return isCrowded(numbers, lowest, scale) ? numbers.sort() : sortBuckets(numbers, lowest, scale);
}

/** Counts what each bucket gets; whether one gets too many. */
function isCrowded(numbers: Uint32Array, lowest: number, scale: number): boolean {
  buckets.fill(0, 0, numbers.length);
  let most = 0;
  for (let i = 0; i < numbers.length; i++) {
    const bucket = (((numbers[i] as number) - lowest) * scale) | 0;
    const count = (buckets[bucket] as number) + 1;
    buckets[bucket] = count;
    if (count > most) most = count;
  }
  return most > CROWD;
}

/** By a counting sort, and then by moving each number to its place within its bucket. */
function sortBuckets(numbers: Uint32Array, lowest: number, scale: number): Uint32Array {
  const { length } = numbers;
  for (let bucket = 1; bucket < length; bucket++)
    buckets[bucket] = (buckets[bucket] as number) + (buckets[bucket - 1] as number);
  for (let i = 0; i < length; i++) {
    const number = numbers[i] as number;
    const bucket = ((number - lowest) * scale) | 0;
    const slot = (buckets[bucket] as number) - 1;
    buckets[bucket] = slot;
    bySlot[slot] = number;
  }
  for (let i = 0; i < length; i++) {
    const number = bySlot[i] as number;
    let place = i;
    for (; place > 0 && (numbers[place - 1] as number) > number; place--)
      numbers[place] = numbers[place - 1] as number;
    numbers[place] = number;
  }
  return numbers;
}
