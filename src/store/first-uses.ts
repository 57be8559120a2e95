import { readVarints, VarintWriter } from './varint.ts';

/** The first day on which each action was used. */
export type FirstUses = Map<number, number>;

/** Ordered by action, so that the same uses always give the same bytes: the first of all days, then each action and its distance from it. */
export function encodeFirstUses(uses: FirstUses): Buffer {
  const writer = new VarintWriter();
  const first = Math.min(...uses.values());
  writer.write(first);
  for (const [action, day] of [...uses].sort(([a], [b]) => a - b)) {
    writer.write(action);
    writer.write(day - first);
  }
  return writer.bytes();
}

export function decodeFirstUses(bytes: Uint8Array): FirstUses {
  const [first = 0, ...pairs] = readVarints(bytes);
  const uses: FirstUses = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2)
    uses.set(pairs[i] as number, first + (pairs[i + 1] as number));
  return uses;
}
