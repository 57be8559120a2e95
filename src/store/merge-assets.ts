import type { AssetKind, PackedAssets } from '../core/packed-facts.ts';
import { placeOf } from '../core/sorted.ts';
import type { Connection } from './database.ts';
import type { EncodedSets } from './encoded-sets.ts';
import { decodeRice, encodeRice } from './rice.ts';

interface AssetSet {
  size: number;
  numbers: Uint8Array;
  others: string | null;
}

/** The assets of one identity: numbers ascending, the other ids in order. */
interface Assets {
  readonly numbers: Uint32Array;
  readonly others: readonly string[];
}
const NO_NUMBERS = new Uint32Array(0);
const NOTHING: Assets = { numbers: NO_NUMBERS, others: [] };

/** Joins the sets of runs or reports that identities worked on. `numbers` maps the pack's identities to the store's. */
export function mergeSets(
  db: Connection,
  kind: AssetKind,
  sets: EncodedSets,
  numbers: readonly number[],
): void {
  const insert = db.prepare(`INSERT OR IGNORE INTO ${kind}_set (identity, size, numbers) VALUES (?, ?, ?)`);
  const join = setJoiner(db, kind);
  for (const [set, size] of sets.sizes.entries()) {
    const identity = numbers[sets.identities[set] as number] as number;
    const bytes = sets.bytes.subarray(sets.ends[set - 1] ?? 0, sets.ends[set]);
    // Mostly the first of an identity are all.
    if (insert.run(identity, size, bytes).changes === 0)
      join(identity, { numbers: decodeRice(bytes, size), others: [] });
  }
}

/** The same of those whose ids are no small numbers. */
export function mergeOthers(
  db: Connection,
  kind: AssetKind,
  others: PackedAssets['others'],
  numbers: readonly number[],
): void {
  const join = setJoiner(db, kind);
  for (const [identity, ids] of gatherOthers(others, numbers))
    join(identity, { numbers: NO_NUMBERS, others: ids });
}

/** A function that adds to the set of an identity. */
function setJoiner(db: Connection, kind: AssetKind): (identity: number, found: Assets) => void {
  const select = selectSet(db, kind);
  const write = db.prepare(
    `INSERT INTO ${kind}_set (identity, size, numbers, others)
     VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET size = excluded.size, numbers = excluded.numbers, others = excluded.others`,
  );
  return (identity, found) => {
    const known = select(identity);
    const numbers = union(known.numbers, found.numbers);
    const others = [...new Set([...known.others, ...found.others])].sort();
    const size = numbers.length + others.length;
    if (size === known.numbers.length + known.others.length) return;
    write.run(identity, size, encodeRice(numbers), others.length === 0 ? null : JSON.stringify(others));
  };
}

/** By the store's number of the identity. */
function gatherOthers(others: PackedAssets['others'], numbers: readonly number[]): Map<number, string[]> {
  const all = new Map<number, string[]>();
  for (const [sender, asset] of others) {
    const identity = numbers[sender] as number;
    const own = all.get(identity);
    if (own === undefined) all.set(identity, [asset]);
    else own.push(asset);
  }
  return all;
}

/** All numbers of two ascending sets; `known` itself where that has them all, as mostly when a log is read again. */
function union(known: Uint32Array, found: Uint32Array): Uint32Array {
  if (found.every((number) => known[placeOf(known, number)] === number)) return known;
  const joined = new Uint32Array(known.length + found.length);
  let [i, j, size] = [0, 0, 0];
  while (i < known.length && j < found.length) {
    const left = known[i] as number;
    const right = found[j] as number;
    joined[size++] = left < right ? left : right;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  joined.set(known.subarray(i), size);
  size += known.length - i;
  joined.set(found.subarray(j), size);
  return joined.subarray(0, size + found.length - j);
}

/** A function that reads the set of an identity; empty where there is none. */
export function selectSet(db: Connection, kind: AssetKind): (identity: number) => Assets {
  const select = db.prepare<[number], AssetSet>(
    `SELECT size, numbers, others FROM ${kind}_set WHERE identity = ?`,
  );
  return (identity) => {
    const set = select.get(identity);
    if (set === undefined) return NOTHING;
    const others = JSON.parse(set.others ?? '[]') as string[];
    return { numbers: decodeRice(set.numbers, set.size - others.length), others };
  };
}
