import { groupRows } from '../core/grouping.ts';
import type { AssetColumns, AssetSets } from '../core/packed-facts.ts';

/** How many rows are made sets before more come: half the memory, and in each thread while it reads. */
const MANY = 1 << 19;

/** Runs or reports that identities worked on: rows that are put down as they come, in 8 bytes each, until they are made sets. */
export class AssetRows {
  #parts: AssetColumns[] = [];
  /** Rows in these parts. */
  #rows = 0;
  /** Rows that came one by one. */
  readonly #single: { readonly identities: number[]; readonly assets: number[] } = {
    identities: [],
    assets: [],
  };
  readonly #others = new Map<string, readonly [number, string]>();
  readonly #sets: AssetSets[] = [];

  get length(): number {
    const inSets = this.#sets.reduce((sum, { assets, others }) => sum + assets.length + others.length, 0);
    return this.#rows + this.#single.assets.length + this.#others.size + inSets;
  }

  add(identity: number, asset: number | string): void {
    const number = typeof asset === 'number' ? asset : smallNumber(asset);
    if (number === undefined) {
      this.#others.set(`${identity} ${asset}`, [identity, String(asset)]);
      return;
    }
    this.#single.identities.push(identity);
    this.#single.assets.push(number);
  }

  append(rows: AssetColumns): void {
    this.#parts.push(rows);
    this.#rows += rows.assets.length;
    if (this.#rows < MANY) return;
    this.#sets.push({ ...setsOf(columnsOf(this.#parts)), others: [] });
    this.#parts = [];
    this.#rows = 0;
  }

  /** Adds what was made sets of elsewhere. */
  appendSets(sets: AssetSets): void {
    this.#sets.push(sets);
  }

  /** All as sets: those of elsewhere, and the rows. */
  sets(): readonly AssetSets[] {
    const single = {
      identities: Int32Array.from(this.#single.identities),
      assets: Uint32Array.from(this.#single.assets),
    };
    const rows = columnsOf([...this.#parts, single]);
    const others = [...this.#others.values()];
    if (rows.assets.length + others.length === 0) return this.#sets;
    return [...this.#sets, { ...setsOf(rows), others }];
  }
}

function columnsOf(parts: readonly AssetColumns[]): AssetColumns {
  const rows = parts.reduce((sum, { assets }) => sum + assets.length, 0);
  const columns = { identities: new Int32Array(rows), assets: new Uint32Array(rows) };
  let at = 0;
  for (const { identities, assets } of parts) {
    columns.identities.set(identities, at);
    columns.assets.set(assets, at);
    at += assets.length;
  }
  return columns;
}

function setsOf(rows: AssetColumns): Omit<AssetSets, 'others'> {
  const { order, groups } = groupRows(rows.identities, rows.assets);
  const identities = new Int32Array(groups.length);
  const ends = new Uint32Array(groups.length);
  let size = 0;
  for (const [group, { key, start, end }] of groups.entries()) {
    order.subarray(start, end).sort();
    identities[group] = key;
    for (let place = start; place < end; place++) {
      const asset = order[place] as number;
      if (place === start || asset !== order[size - 1]) order[size++] = asset;
    }
    ends[group] = size;
  }
  return { identities, ends, assets: order.slice(0, size) };
}

/** The number that a text writes in its only form, if it is below 2^32. */
function smallNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const number = Number(text);
  return number < 2 ** 32 ? number : undefined;
}
