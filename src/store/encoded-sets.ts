import { assetSets } from '../core/asset-sets.ts';
import type { AssetColumns, AssetKind, AssetRowsByKind } from '../core/packed-facts.ts';
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

export function encodeAssets({ run, report }: AssetRowsByKind): EncodedAssets {
  return { run: encodeSets(run), report: encodeSets(report) };
}

export function encodeSets(rows: readonly AssetColumns[]): EncodedSets {
  const sets = assetSets(rows);
  const encoded = sets.map(({ assets }) => encodeRice(assets));
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(sets.length);
  let end = 0;
  for (const [set, code] of encoded.entries()) {
    bytes.set(code, end);
    end += code.length;
    ends[set] = end;
  }
  return {
    identities: Int32Array.from(sets, ({ identity }) => identity),
    sizes: Uint32Array.from(sets, ({ assets }) => assets.length),
    ends,
    bytes,
  };
}
