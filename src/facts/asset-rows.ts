import { type Grouping, groupRows } from '../core/grouping.ts';
import type { AssetSets } from '../core/packed-facts.ts';

/** Rows a block. Millions of rows come together: blocks grow without copying what is there. */
const BLOCK = 1 << 14;

/** Runs or reports that identities worked on: rows that are put down as they come, in 8 bytes each, until they are made sets. */
export class AssetRows {
  /** Identity and asset in turn. */
  readonly #blocks: Uint32Array[] = [];
  #block = new Uint32Array(0);
  #used = 0;
  readonly #others = new Map<string, readonly [number, string]>();
  readonly #sets: AssetSets[] = [];

  get length(): number {
    const inSets = this.#sets.reduce((sum, { assets, others }) => sum + assets.length + others.length, 0);
    return this.#numericLength() + this.#others.size + inSets;
  }

  add(identity: number, asset: number | string): void {
    const number = typeof asset === 'number' ? asset : smallNumber(asset);
    if (number === undefined) {
      this.#others.set(`${identity} ${asset}`, [identity, String(asset)]);
      return;
    }
    if (this.#used === this.#block.length) this.#addBlock();
    this.#block[this.#used] = identity;
    this.#block[this.#used + 1] = number;
    this.#used += 2;
  }

  /** Adds what was made sets of elsewhere. */
  append(sets: AssetSets): void {
    this.#sets.push(sets);
  }

  /** All as sets: those of elsewhere, and the rows. */
  sets(): readonly AssetSets[] {
    return [...this.#sets, ...(this.#numericLength() + this.#others.size > 0 ? [this.#setsOfRows()] : [])];
  }

  #setsOfRows(): AssetSets {
    const { order, groups } = this.#grouped();
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

  #grouped(): Grouping {
    const length = this.#numericLength();
    const identities = new Uint32Array(length);
    const assets = new Uint32Array(length);
    let row = 0;
    for (const block of this.#blocks) {
      for (let at = 0; at < block.length && row < length; at += 2) {
        identities[row] = block[at] as number;
        assets[row++] = block[at + 1] as number;
      }
    }
    return groupRows(identities, assets);
  }

  #numericLength(): number {
    return Math.max(0, this.#blocks.length - 1) * BLOCK + this.#used / 2;
  }

  #addBlock(): void {
    this.#block = new Uint32Array(BLOCK * 2);
    this.#blocks.push(this.#block);
    this.#used = 0;
  }
}

/** The number that a text writes in its only form, if it is below 2^32. */
function smallNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const number = Number(text);
  return number < 2 ** 32 ? number : undefined;
}
