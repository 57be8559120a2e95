import { DamagedDatabase } from './damaged-database.ts';
import { readVarints, VarintWriter } from './varint.ts';

/** Which actions somebody used, ascending, each of them once, and on which day first (since 1970, from 0 on). */
export interface FirstUses {
  readonly actions: ArrayLike<number>;
  readonly days: ArrayLike<number>;
}

const writer = new VarintWriter();

/** At least one use. The same uses always give the same bytes: the first of all days, then each action and the distance of its day from that. */
export function encodeFirstUses({ actions, days }: FirstUses): Buffer {
  let first = Number.POSITIVE_INFINITY;
  for (let use = 0; use < days.length; use++) first = Math.min(first, days[use] as number);
  writer.write(first);
  for (let use = 0; use < days.length; use++) {
    writer.write(actions[use] as number);
    writer.write((days[use] as number) - first);
  }
  return writer.take();
}

/** What `encodeFirstUses` wrote. Throws a `DamagedDatabase` for what it never writes: written again, that might never end. */
export function decodeFirstUses(bytes: Uint8Array): FirstUses {
  const uses = firstUsesIn(bytes);
  if (uses === undefined) throw new DamagedDatabase('the first uses of a person cannot be decoded');
  return uses;
}

/** The same; `undefined` for what it never writes. */
export function firstUsesIn(bytes: Uint8Array): FirstUses | undefined {
  const numbers = readVarints(bytes);
  const [first = 0, ...pairs] = numbers;
  const isWhole = pairs.length > 0 && pairs.length % 2 === 0;
  if (!isWhole || !numbers.every(Number.isSafeInteger)) return undefined;
  const uses = { actions: [] as number[], days: [] as number[] };
  for (let i = 0; i < pairs.length; i += 2) {
    uses.actions.push(pairs[i] as number);
    uses.days.push(first + (pairs[i + 1] as number));
  }
  return uses;
}

/** All uses of both, each from the earlier of two days; `known` itself where that has them all, as mostly when a log is read again. */
export function joinFirstUses(known: FirstUses, found: FirstUses): FirstUses {
  if (hasAll(known, found)) return known;
  const days = new Map<number, number>();
  for (const uses of [known, found]) {
    for (let use = 0; use < uses.days.length; use++) {
      const action = uses.actions[use] as number;
      const day = uses.days[use] as number;
      days.set(action, Math.min(day, days.get(action) ?? day));
    }
  }
  const joined = [...days].sort(([left], [right]) => left - right);
  return { actions: joined.map(([action]) => action), days: joined.map(([, day]) => day) };
}

function hasAll(known: FirstUses, found: FirstUses): boolean {
  let place = 0;
  for (let use = 0; use < found.days.length; use++) {
    while (place < known.days.length && known.actions[place] !== found.actions[use]) place++;
    if (place === known.days.length || (known.days[place] as number) > (found.days[use] as number))
      return false;
  }
  return true;
}
