import { groupsOf, type Places, placesOf } from './grouping.ts';
import type { AssetColumns } from './packed-facts.ts';
import { sortSpread } from './spread-sort.ts';

/** The assets that an identity worked on, each of them once, ascending. */
export interface AssetSet {
  readonly identity: number;
  readonly assets: Uint32Array;
}

/** Makes sets of rows in any order; by identity, ascending, each when it is asked for. */
export function* assetSets(parts: readonly AssetColumns[]): Generator<AssetSet> {
  const places = placesOf(parts.map(({ identities }) => identities));
  const all = new Uint32Array(parts.reduce((sum, { assets }) => sum + assets.length, 0));
  for (const part of parts) putDown(part, places, all);
  for (const { key, start, end } of groupsOf(places, all.length))
    yield { identity: key, assets: distinct(sortSpread(all.subarray(start, end))) };
}

function putDown({ identities, assets }: AssetColumns, { lowest, next }: Places, to: Uint32Array): void {
  for (let row = 0; row < identities.length; row++) {
    const slot = (identities[row] as number) - lowest;
    const place = (next[slot] as number) - 1;
    to[place] = assets[row] as number;
    next[slot] = place;
  }
}

/** Moves the different ones of sorted values to the front. */
function distinct(sorted: Uint32Array): Uint32Array {
  let size = 0;
  for (let place = 0; place < sorted.length; place++) {
    const value = sorted[place] as number;
    if (size === 0 || value !== sorted[size - 1]) sorted[size++] = value;
  }
  return sorted.subarray(0, size);
}
