import type { AssetKind, AssetSets } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeRice, encodeRice, union } from './rice.ts';

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
  const found = gather(facts, numbers);
  for (const identity of Uint32Array.from(found.keys()).sort()) {
    const known = select(identity);
    const joined = join(known, found.get(identity) ?? NOTHING);
    const size = joined.numbers.length + joined.others.length;
    if (size === known.numbers.length + known.others.length) continue;
    const others = joined.others.length === 0 ? null : JSON.stringify(joined.others);
    write.run(identity, size, encodeRice(joined.numbers), others);
  }
}

/** By the store's number of the identity. */
function gather(facts: readonly AssetSets[], numbers: readonly number[]): Map<number, Assets> {
  const all = new Map<number, Assets>();
  const add = (identity: number, found: Assets): void => {
    const number = numbers[identity] as number;
    all.set(number, join(all.get(number) ?? NOTHING, found));
  };
  for (const { identities, ends, assets, others } of facts) {
    identities.forEach((identity, i) => {
      add(identity, { numbers: assets.subarray(ends[i - 1] ?? 0, ends[i]), others: [] });
    });
    for (const [identity, asset] of others) add(identity, { numbers: NOTHING.numbers, others: [asset] });
  }
  return all;
}

function join(a: Assets, b: Assets): Assets {
  const others = b.others.length === 0 ? a.others : [...new Set([...a.others, ...b.others])].sort();
  return { numbers: union(a.numbers, b.numbers), others };
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
