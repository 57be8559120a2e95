import type { AssetKind, SortedAssets } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeRice, encodeRice } from './rice.ts';

interface AssetSet {
  size: number;
  numbers: Uint8Array;
  others: string | null;
}

/** Joins the sets of runs or reports that each identity worked on. */
export function mergeAssets(
  db: Connection,
  kind: AssetKind,
  facts: SortedAssets,
  numbers: Uint32Array,
): void {
  const select = db.prepare<[string, number], AssetSet>(
    'SELECT size, numbers, others FROM asset_set WHERE kind = ? AND identity = ?',
  );
  const write = db.prepare(
    `INSERT INTO asset_set (kind, identity, size, numbers, others)
     VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET size = excluded.size, numbers = excluded.numbers, others = excluded.others`,
  );
  for (const [index, found] of byIdentity(facts)) {
    const identity = numbers[index] as number;
    const known = select.get(kind, identity);
    const others = [...new Set([...parseOthers(known?.others), ...found.others])].sort();
    const ids = known === undefined ? found.numbers : union(knownNumbers(known), found.numbers);
    if (known !== undefined && ids.length + others.length === known.size) continue;
    write.run(
      kind,
      identity,
      ids.length + others.length,
      encodeRice(ids),
      others.length === 0 ? null : JSON.stringify(others),
    );
  }
}

/** The numeric ids of a stored set. */
export function knownNumbers(set: { size: number; numbers: Uint8Array; others: string | null }): Uint32Array {
  return decodeRice(set.numbers, set.size - parseOthers(set.others).length);
}

/** The other ids of a stored set. */
export function parseOthers(others: string | null | undefined): readonly string[] {
  return JSON.parse(others ?? '[]') as string[];
}

function byIdentity(facts: SortedAssets): Map<number, { numbers: Uint32Array; others: string[] }> {
  const groups = new Map<number, { numbers: Uint32Array; others: string[] }>();
  for (let start = 0; start < facts.identities.length; ) {
    const identity = facts.identities[start] as number;
    let end = start;
    while (end < facts.identities.length && facts.identities[end] === identity) end++;
    groups.set(identity, { numbers: facts.assets.subarray(start, end), others: [] });
    start = end;
  }
  for (const [identity, asset] of facts.others) {
    const group = groups.get(identity) ?? { numbers: new Uint32Array(0), others: [] };
    group.others.push(asset);
    groups.set(identity, group);
  }
  return groups;
}

function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  both.sort();
  return both.filter((value, i) => i === 0 || value !== both[i - 1]);
}
