import type { SortedAssets } from '../core/packed-facts.ts';

/** Runs or reports that identities worked on, with repetitions until they are sorted. */
export class AssetList {
  #identities = new Uint32Array(1 << 8);
  #assets = new Uint32Array(1 << 8);
  #length = 0;
  readonly #others = new Map<string, readonly [number, string]>();

  get length(): number {
    return this.#length;
  }

  add(identity: number, asset: number | string): void {
    const number = typeof asset === 'number' ? asset : smallNumber(asset);
    if (number === undefined) {
      this.#others.set(`${identity} ${asset}`, [identity, String(asset)]);
      return;
    }
    if (this.#length === this.#assets.length) this.#grow(this.#length * 2);
    this.#identities[this.#length] = identity;
    this.#assets[this.#length] = number;
    this.#length++;
  }

  /** Joins another list, whose identities `here` translates. */
  merge(other: SortedAssets, here: (identity: number) => number): void {
    const needed = this.#length + other.assets.length;
    if (needed > this.#assets.length) this.#grow(Math.max(needed, this.#assets.length * 2));
    this.#assets.set(other.assets, this.#length);
    for (let i = 0; i < other.identities.length; i++) {
      this.#identities[this.#length + i] = here(other.identities[i] as number);
    }
    this.#length = needed;
    for (const [identity, asset] of other.others) this.add(here(identity), asset);
  }

  /** Each id once an identity. */
  sorted(): SortedAssets {
    const { starts, grouped } = this.#byIdentity();
    const identities = new Uint32Array(grouped.length);
    const assets = new Uint32Array(grouped.length);
    let size = 0;
    for (let identity = 0; identity + 1 < starts.length; identity++) {
      const group = grouped.subarray(starts[identity], starts[identity + 1]).sort();
      let before = -1;
      for (const asset of group) {
        if (asset === before) continue;
        identities[size] = identity;
        assets[size++] = before = asset;
      }
    }
    return {
      identities: identities.slice(0, size),
      assets: assets.slice(0, size),
      others: [...this.#others.values()],
    };
  }

  /** A counting sort: many times faster than comparing, and the groups that it leaves are small. */
  #byIdentity(): { starts: Uint32Array; grouped: Uint32Array } {
    const identities = this.#identities.subarray(0, this.#length);
    let highest = -1;
    for (const identity of identities) if (identity > highest) highest = identity;
    const starts = new Uint32Array(highest + 2);
    for (const identity of identities) starts[identity + 1] = (starts[identity + 1] as number) + 1;
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    const next = starts.slice();
    const grouped = new Uint32Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const identity = identities[i] as number;
      const place = next[identity] as number;
      grouped[place] = this.#assets[i] as number;
      next[identity] = place + 1;
    }
    return { starts, grouped };
  }

  #grow(capacity: number): void {
    const identities = new Uint32Array(capacity);
    const assets = new Uint32Array(capacity);
    identities.set(this.#identities);
    assets.set(this.#assets);
    this.#identities = identities;
    this.#assets = assets;
  }
}

/** The number that a text writes in its only form, if it is below 2^32. */
function smallNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const number = Number(text);
  return number < 2 ** 32 ? number : undefined;
}
