import { groupRows } from '../core/grouping.ts';
import type { AssetKind, AssetSets } from '../core/packed-facts.ts';
import { placeOf } from '../core/sorted.ts';
import type { Connection } from './database.ts';
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
const NOTHING: Assets = { numbers: new Uint32Array(0), others: [] };

/** Joins the sets of runs or reports that each identity worked on. `numbers` maps the pack's identities to the store's. */
export function mergeAssets(
  db: Connection,
  kind: AssetKind,
  facts: readonly AssetSets[],
  numbers: readonly number[],
): void {
  const select = selectSet(db, kind);
  const write = db.prepare(
    `INSERT INTO ${kind}_set (identity, size, numbers, others)
     VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET size = excluded.size, numbers = excluded.numbers, others = excluded.others`,
  );
  const others = gatherOthers(facts, numbers);
  const union = new Union();
  const merge = (identity: number): void => {
    const known = select(identity);
    const numbers = union.takeWith(known.numbers);
    const ids = joinOthers(known.others, others.get(identity));
    const size = numbers.length + ids.length;
    if (size === known.numbers.length + known.others.length) return;
    write.run(identity, size, encodeRice(numbers), ids.length === 0 ? null : JSON.stringify(ids));
  };
  const { parts, places, order, groups } = gatherNumbers(facts, numbers);
  for (const { key: identity, start, end } of groups) {
    for (let place = start; place < end; place++) {
      const row = order[place] as number;
      const { assets, ends } = facts[parts[row] as number] as AssetSets;
      const set = places[row] as number;
      union.add(assets.subarray(set === 0 ? 0 : ends[set - 1], ends[set]));
    }
    merge(identity);
    others.delete(identity);
  }
  for (const identity of [...others.keys()].sort((a, b) => a - b)) merge(identity);
}

/** Where the sets of numbers are, by the store's number of the identity: which of the `facts`, and which of its sets. */
function gatherNumbers(facts: readonly AssetSets[], numbers: readonly number[]) {
  const count = facts.reduce((sum, { identities }) => sum + identities.length, 0);
  const owners = new Int32Array(count);
  const parts = new Uint32Array(count);
  const places = new Uint32Array(count);
  let row = 0;
  for (const [part, { identities }] of facts.entries()) {
    for (let place = 0; place < identities.length; place++) {
      owners[row] = numbers[identities[place] as number] as number;
      parts[row] = part;
      places[row++] = place;
    }
  }
  return { parts, places, ...groupRows(owners) };
}

/** By the store's number of the identity. */
function gatherOthers(facts: readonly AssetSets[], numbers: readonly number[]): Map<number, string[]> {
  const all = new Map<number, string[]>();
  for (const [sender, asset] of facts.flatMap(({ others }) => others)) {
    const identity = numbers[sender] as number;
    const own = all.get(identity);
    if (own === undefined) all.set(identity, [asset]);
    else own.push(asset);
  }
  return all;
}

function joinOthers(known: readonly string[], found: readonly string[] | undefined): readonly string[] {
  return found === undefined ? known : [...new Set([...known, ...found])].sort();
}

/** Makes one set of several, in arrays that are used again and again. */
class Union {
  #numbers = new Uint32Array(1 << 10);
  #spare = new Uint32Array(1 << 10);
  #size = 0;

  /** Adds an ascending set. */
  add(set: Uint32Array): void {
    if (this.#size + set.length > this.#spare.length) this.#grow(this.#size + set.length);
    const size = join(this.#numbers, this.#size, set, this.#spare);
    [this.#numbers, this.#spare] = [this.#spare, this.#numbers];
    this.#size = size;
  }

  /**
   * The union with one more set, ascending, valid until the next `add`; the next one begins empty. Mostly that set has all
   * numbers of the others, because they were read before, or is empty.
   */
  takeWith(set: Uint32Array): Uint32Array {
    const found = this.#numbers.subarray(0, this.#size);
    const isKnown = set.length > 0 && found.every((number) => set[placeOf(set, number)] === number);
    if (!isKnown) this.add(set);
    const union = isKnown ? set : this.#numbers.subarray(0, this.#size);
    this.#size = 0;
    return union;
  }

  #grow(size: number): void {
    const grown = (numbers: Uint32Array) => {
      const larger = new Uint32Array(size * 2);
      larger.set(numbers);
      return larger;
    };
    this.#numbers = grown(this.#numbers);
    this.#spare = grown(this.#spare);
  }
}

/** Writes the union of the first `size` numbers of `a` and all of `b`, both ascending; answers how many they are. */
function join(a: Uint32Array, size: number, b: Uint32Array, joined: Uint32Array): number {
  let [i, j, end] = [0, 0, 0];
  while (i < size && j < b.length) {
    const left = a[i] as number;
    const right = b[j] as number;
    joined[end++] = left < right ? left : right;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  while (i < size) joined[end++] = a[i++] as number;
  while (j < b.length) joined[end++] = b[j++] as number;
  return end;
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
