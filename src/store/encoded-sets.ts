import { assetSets } from '../core/asset-sets.ts';
import type { AssetColumns, AssetKind } from '../core/packed-facts.ts';
import { encodeRice } from './rice.ts';

/** The numeric assets of each identity as the store keeps them, in columns that one thread can make for another. */
export interface EncodedSets {
  /** The sender's numbers. */
  readonly identities: Int32Array;
  /** How many assets each of them has. */
  readonly sizes: Uint32Array;
  /** Where the set of each ends in `bytes`; it begins where the one before ends. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

export type EncodedAssets = Readonly<Record<AssetKind, EncodedSets>>;

export function encodeSets(rows: readonly AssetColumns[]): EncodedSets {
  const { identities, ends, assets } = assetSets(rows);
  const sizes = ends.map((end, set) => end - (ends[set - 1] ?? 0));
  const encoded = Array.from(ends, (end, set) =>
    encodeRice(assets.subarray(end - (sizes[set] as number), end)),
  );
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  const byteEnds = new Uint32Array(ends.length);
  for (const [set, { length }] of encoded.entries()) {
    bytes.set(encoded[set] as Buffer, at);
    at += length;
    byteEnds[set] = at;
  }
  return { identities, sizes, ends: byteEnds, bytes };
}
