/** Gives each different text a small number, in the order of first appearance. */
export class Interner {
  readonly #numbers = new Map<string, number>();
  #news: string[] = [];

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    this.#news.push(text);
    return number;
  }

  /** The texts that are new since the last call, in the order of their numbers. */
  takeNews(): readonly string[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }
}
