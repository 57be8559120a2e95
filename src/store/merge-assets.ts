import { groupRows } from '../core/grouping.ts';
import type { AssetColumns, AssetKind } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeRice, encodeRice, union } from './rice.ts';

interface AssetSet {
  size: number;
  numbers: Uint8Array;
  others: string | null;
}

/** Joins the sets of runs or reports that each identity worked on. `numbers` maps the pack's identities to the store's. */
export function mergeAssets(
  db: Connection,
  kind: AssetKind,
  facts: AssetColumns,
  numbers: readonly number[],
): void {
  const select = selectSet(db, kind);
  const write = db.prepare(
    `INSERT INTO ${kind}_set (identity, size, numbers, others)
     VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET size = excluded.size, numbers = excluded.numbers, others = excluded.others`,
  );
  const join = (identity: number, found: Uint32Array, foundOthers: readonly string[]): void => {
    const known = select(identity);
    const ids = known.numbers.length === 0 ? found : union(known.numbers, found);
    const others = [...new Set([...known.others, ...foundOthers])].sort();
    const size = ids.length + others.length;
    if (size === known.numbers.length + known.others.length) return;
    write.run(identity, size, encodeRice(ids), others.length === 0 ? null : JSON.stringify(others));
  };

  const { order, groups } = groupRows(facts.identities, facts.assets);
  for (const { key, start, end } of groups) {
    join(numbers[key] as number, distinct(order.subarray(start, end).sort()), []);
  }
  for (const [identity, asset] of facts.others)
    join(numbers[identity] as number, new Uint32Array(0), [asset]);
}

/** A function that reads the set of an identity; empty where there is none. */
export function selectSet(
  db: Connection,
  kind: AssetKind,
): (identity: number) => { readonly numbers: Uint32Array; readonly others: readonly string[] } {
  const select = db.prepare<[number], AssetSet>(
    `SELECT size, numbers, others FROM ${kind}_set WHERE identity = ?`,
  );
  return (identity) => {
    const set = select.get(identity);
    if (set === undefined) return { numbers: new Uint32Array(0), others: [] };
    const others = JSON.parse(set.others ?? '[]') as string[];
    return { numbers: decodeRice(set.numbers, set.size - others.length), others };
  };
}

/** Leaves each number of a sorted list once, in place. */
function distinct(sorted: Uint32Array): Uint32Array {
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i] as number;
  }
  return sorted.subarray(0, size);
}
