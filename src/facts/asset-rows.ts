import { assetSets } from '../core/asset-sets.ts';
import type { AssetColumns, PackedAssets } from '../core/packed-facts.ts';

/** Runs or reports that identities worked on: rows that are put down as they come, in 8 bytes each. */
export class AssetRows {
  #parts: AssetColumns[] = [];
  /** Rows in these parts. */
  #rows = 0;
  /** Rows that came one by one. */
  #single = noRows();
  readonly #others = new Map<string, readonly [number, string]>();

  get length(): number {
    return this.#rows + this.#single.assets.length + this.#others.size;
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
    if (rows.assets.length === 0) return;
    this.#parts.push(rows);
    this.#rows += rows.assets.length;
  }

  /** Leaves each of them once. */
  compact(): void {
    const sets = [...assetSets(this.takeRows())];
    const rows = sets.reduce((sum, { assets }) => sum + assets.length, 0);
    const once = { identities: new Int32Array(rows), assets: new Uint32Array(rows) };
    let end = 0;
    for (const { identity, assets } of sets) {
      once.assets.set(assets, end);
      once.identities.fill(identity, end, end + assets.length);
      end += assets.length;
    }
    this.append(once);
  }

  pack(): PackedAssets {
    return { rows: this.takeRows(), others: [...this.#others.values()] };
  }

  /** The rows, which are forgotten here; ids that are no small numbers stay. */
  takeRows(): readonly AssetColumns[] {
    const { identities, assets } = this.#single;
    this.append({ identities: Int32Array.from(identities), assets: Uint32Array.from(assets) });
    const parts = this.#parts;
    this.#parts = [];
    this.#rows = 0;
    this.#single = noRows();
    return parts;
  }
}

function noRows(): { readonly identities: number[]; readonly assets: number[] } {
  return { identities: [], assets: [] };
}

/** The number that a text writes in its only form, if it is below 2^32. */
function smallNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const number = Number(text);
  return number < 2 ** 32 ? number : undefined;
}
