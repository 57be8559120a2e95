import { groupRows } from '../core/grouping.ts';
import type { AssetSets } from '../core/packed-facts.ts';

/** Runs or reports that identities worked on: rows that are put down as they come, in 8 bytes each, until they are made sets. */
export class AssetRows {
  #identities: Uint32Array = new Uint32Array(1 << 10);
  #assets: Uint32Array = new Uint32Array(1 << 10);
  #rows = 0;
  readonly #others = new Map<string, readonly [number, string]>();
  readonly #sets: AssetSets[] = [];

  get length(): number {
    const inSets = this.#sets.reduce((sum, { assets, others }) => sum + assets.length + others.length, 0);
    return this.#rows + this.#others.size + inSets;
  }

  add(identity: number, asset: number | string): void {
    const number = typeof asset === 'number' ? asset : smallNumber(asset);
    if (number === undefined) {
      this.#others.set(`${identity} ${asset}`, [identity, String(asset)]);
      return;
    }
    if (this.#rows === this.#identities.length) this.#grow();
    this.#identities[this.#rows] = identity;
    this.#assets[this.#rows++] = number;
  }

  /** Adds what was made sets of elsewhere. */
  append(sets: AssetSets): void {
    this.#sets.push(sets);
  }

  /** All as sets: those of elsewhere, and the rows. */
  sets(): readonly AssetSets[] {
    return [...this.#sets, ...(this.#rows + this.#others.size > 0 ? [this.#setsOfRows()] : [])];
  }

  #setsOfRows(): AssetSets {
    const used = this.#identities.subarray(0, this.#rows);
    const { order, groups } = groupRows(used, this.#assets);
    const identities = new Uint32Array(groups.length);
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
    return { identities, ends, assets: order.slice(0, size), others: [...this.#others.values()] };
  }

  #grow(): void {
    this.#identities = doubled(this.#identities);
    this.#assets = doubled(this.#assets);
  }
}

function doubled(rows: Uint32Array): Uint32Array {
  const more = new Uint32Array(rows.length * 2);
  more.set(rows);
  return more;
}

/** The number that a text writes in its only form, if it is below 2^32. */
function smallNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const number = Number(text);
  return number < 2 ** 32 ? number : undefined;
}
