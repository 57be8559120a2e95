import { createHash } from 'node:crypto';
import { LINE_FEED } from '../formats/lines.ts';

/** The SHA-256 of a text up to its last line feed, of chunks that are given one after another. */
export class LineDigest {
  /** Bytes up to and with the last line feed. */
  length = 0;
  readonly #hash = createHash('sha256');
  /** What came behind the last line feed. */
  #rest: Uint8Array[] = [];

  add(chunk: Uint8Array): void {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      for (const whole of [...this.#rest, chunk.subarray(0, end)]) {
        this.#hash.update(whole);
        this.length += whole.length;
      }
      this.#rest = [];
    }
    if (end < chunk.length) this.#rest.push(new Uint8Array(chunk.subarray(end)));
  }

  /** In hexadecimal digits; more chunks may follow. */
  get hex(): string {
    return this.#hash.copy().digest('hex');
  }
}
