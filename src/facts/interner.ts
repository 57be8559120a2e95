/** Gives each different text a small number, in the order of first appearance. */
export class Interner {
  readonly #indexes = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  /** The texts in the order of their numbers. */
  values(): Iterable<string> {
    return this.#indexes.keys();
  }
}
