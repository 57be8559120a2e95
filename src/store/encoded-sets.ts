import { type AssetSet, assetSets } from '../core/asset-sets.ts';
import type { AssetColumns } from '../core/packed-facts.ts';
import { encodeRice } from './rice.ts';

/** The numeric assets of identities as the store keeps them, in columns that one thread can make for another. */
export interface EncodedSets {
  /** The sender's numbers. */
  readonly identities: Int32Array;
  /** How many assets each of them has. */
  readonly sizes: Uint32Array;
  /** Where the set of each ends in `bytes`; it begins where the one before ends. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** From how many bytes on sets are handed over: few enough that those that wait to be stored are small in memory. */
const BATCH = 1 << 20;

/** The sets of all identities that the rows speak of, each once, in batches that can be stored while the next ones are made. */
export function* encodedSets(rows: readonly AssetColumns[]): Generator<EncodedSets> {
  let sets: AssetSet[] = [];
  let codes: Uint8Array[] = [];
  let size = 0;
  for (const set of assetSets(rows)) {
    const code = encodeRice(set.assets);
    sets.push(set);
    codes.push(code);
    size += code.length;
    if (size < BATCH) continue;
    yield batchOf(sets, codes, size);
    [sets, codes, size] = [[], [], 0];
  }
  if (sets.length > 0) yield batchOf(sets, codes, size);
}

function batchOf(sets: readonly AssetSet[], codes: readonly Uint8Array[], size: number): EncodedSets {
  const bytes = new Uint8Array(size);
  const ends = new Uint32Array(sets.length);
  let end = 0;
  for (const [set, code] of codes.entries()) {
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
