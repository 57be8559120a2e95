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

/** Makes one set of several, in an array that is used again and again. */
class Union {
  #numbers = new Uint32Array(1 << 10);
  #size = 0;
  #sets = 0;

  /** Adds an ascending set. */
  add(set: Uint32Array): void {
    if (set.length === 0) return;
    if (this.#size + set.length > this.#numbers.length) this.#grow(this.#size + set.length);
    this.#numbers.set(set, this.#size);
    this.#size += set.length;
    this.#sets++;
  }

  /**
   * The union with one more set, ascending, valid until the next `add`; the next one begins empty. Mostly that set has all
   * numbers of the others, because they were read before, or is empty.
   */
  takeWith(set: Uint32Array): Uint32Array {
    const found = this.#numbers.subarray(0, this.#size);
    if (set.length > 0 && found.every((number) => set[placeOf(set, number)] === number)) {
      this.#forget();
      return set;
    }
    this.add(set);
    const all = this.#numbers.subarray(0, this.#size);
    const size = this.#sets > 1 ? dropRepeats(all.sort()) : this.#size;
    this.#forget();
    return all.subarray(0, size);
  }

  #forget(): void {
    this.#size = 0;
    this.#sets = 0;
  }

  #grow(size: number): void {
    const grown = new Uint32Array(Math.max(size, this.#numbers.length * 2));
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}

/** Moves the different ones of ascending numbers to the front; answers how many they are. */
function dropRepeats(numbers: Uint32Array): number {
  let size = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (size === 0 || number !== numbers[size - 1]) numbers[size++] = number;
  }
  return size;
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
