import { readVarints, VarintWriter } from './varint.ts';

/** On which day an action was first used. */
export interface FirstUse {
  readonly action: number;
  readonly day: number;
}
export type FirstUses = FirstUse[];

/**
 * The same uses always give the same bytes: the first of all days, then each action, ascending, and its distance from it. Of an
 * action that is there more than once the first day counts.
 */
export function encodeFirstUses(uses: readonly FirstUse[]): Buffer {
  const writer = new VarintWriter();
  let first = Number.POSITIVE_INFINITY;
  for (const { day } of uses) first = Math.min(first, day);
  writer.write(first);
  let before = -1;
  for (const { action, day } of uses.toSorted((a, b) => a.action - b.action || a.day - b.day)) {
    if (action === before) continue;
    writer.write(action);
    writer.write(day - first);
    before = action;
  }
  return writer.bytes();
}

/** By action, ascending. */
export function decodeFirstUses(bytes: Uint8Array): FirstUses {
  const [first = 0, ...pairs] = readVarints(bytes);
  const uses: FirstUses = [];
  for (let i = 0; i + 1 < pairs.length; i += 2)
    uses.push({ action: pairs[i] as number, day: first + (pairs[i + 1] as number) });
  return uses;
}
