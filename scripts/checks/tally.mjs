import { isDeepStrictEqual } from 'node:util';

const SHOWN_PER_TOPIC = 20;

/** Counts comparisons by topic and keeps the differences. */
export class Tally {
  /** @type {Map<string, { cells: number, differences: string[] }>} */
  #topics = new Map();
  /** @type {Map<string, number>} */
  #exempt = new Map();

  /**
   * Compares one cell.
   * @param {string} topic
   * @param {string} place where it stands: `2012-02-29 6m Adam`
   * @param {unknown} actual
   * @param {unknown} expected
   */
  compare(topic, place, actual, expected) {
    const entry = this.#topics.get(topic) ?? { cells: 0, differences: [] };
    this.#topics.set(topic, entry);
    entry.cells++;
    if (isDeepStrictEqual(actual, expected)) return;
    entry.differences.push(`${place}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }

  /**
   * Notes that the expectation of one cell is not the file's.
   * @param {string} reason
   */
  exempt(reason) {
    this.#exempt.set(reason, (this.#exempt.get(reason) ?? 0) + 1);
  }

  /** Prints everything and returns the number of differences. */
  report() {
    let cells = 0;
    let differences = 0;
    for (const [topic, entry] of this.#topics) {
      cells += entry.cells;
      differences += entry.differences.length;
      console.log(`${topic}: ${entry.cells} cells, ${entry.differences.length} differences`);
      for (const line of entry.differences.slice(0, SHOWN_PER_TOPIC)) console.log(`  ${line}`);
      if (entry.differences.length > SHOWN_PER_TOPIC) {
        console.log(`  … and ${entry.differences.length - SHOWN_PER_TOPIC} more`);
      }
    }
    for (const [reason, count] of this.#exempt) console.log(`recomputed ${count} cells: ${reason}`);
    console.log(`${cells} cells compared, ${differences} differences`);
    return differences;
  }
}
