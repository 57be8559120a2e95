/** Rows that can be made fewer. */
interface Rows {
  readonly length: number;
  compact(): void;
}

/** From how many rows on it is time to store them. */
export class RowLimit {
  readonly #most: number;
  /** Whether so far much was to be gained by looking for repeated rows. */
  #repeats = true;

  constructor(most: number) {
    this.#most = most;
  }

  /** Out of order, a log has the same person-day again and again, and often the same run: those are no reason to store yet. */
  isReachedBy(rows: Rows): boolean {
    const { length } = rows;
    if (length <= this.#most) return false;
    if (!this.#repeats) return true;
    rows.compact();
    this.#repeats = rows.length < length * 0.75;
    return rows.length > length / 2;
  }
}
