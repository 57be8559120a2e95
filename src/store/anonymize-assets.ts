import type { AssetKind } from '../core/packed-facts.ts';
import { placeOf } from '../core/sorted.ts';
import type { Connection } from './database.ts';
import { selectSet } from './merge-assets.ts';
import { encodeRice } from './rice.ts';
import { type RandomBelow, shuffledNumbers } from './shuffle.ts';

/** Copies the sets of runs or reports under random numbers: as many, and as many in common. `renumbered`: the new numbers of identities. */
export function copyAssets(
  from: Connection,
  to: Connection,
  kind: AssetKind,
  renumbered: Uint32Array,
  random: RandomBelow,
): void {
  const owners = from.prepare<[], number>(`SELECT identity FROM ${kind}_set ORDER BY identity`).pluck().all();
  const read = selectSet(from, kind);
  const numbers = distinctNumbers(owners.map((identity) => read(identity).numbers));
  const others = [...new Set(owners.flatMap((identity) => read(identity).others))];
  const places = new Map(others.map((other, place) => [other, numbers.length + place]));
  const pseudonyms = shuffledNumbers(numbers.length + others.length, random);
  const insert = to.prepare(
    `INSERT INTO ${kind}_set (identity, size, numbers, others) VALUES (?, ?, ?, NULL)`,
  );
  for (const identity of owners) {
    const set = read(identity);
    const found = [
      ...Array.from(set.numbers, (number) => placeOf(numbers, number)),
      ...set.others.map((other) => places.get(other) ?? 0),
    ];
    const renamed = Uint32Array.from(found, (place) => pseudonyms[place] as number).sort();
    insert.run(renumbered[identity - 1], renamed.length, encodeRice(renamed));
  }
}

/** Sorted. */
function distinctNumbers(sets: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(sets.reduce((sum, set) => sum + set.length, 0));
  let end = 0;
  for (const set of sets) {
    all.set(set, end);
    end += set.length;
  }
  all.sort();
  return all.filter((number, place) => place === 0 || number !== all[place - 1]);
}
