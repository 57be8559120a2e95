/** A whole number from 0 up to, but not, `bound`. */
export type RandomBelow = (bound: number) => number;

/** The numbers from 1 to `count` in random order. */
export function shuffledNumbers(count: number, random: RandomBelow): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, place) => place + 1);
  for (let place = count - 1; place > 0; place--) {
    const other = random(place + 1);
    const value = numbers[place] as number;
    numbers[place] = numbers[other] as number;
    numbers[other] = value;
  }
  return numbers;
}
