import type { Checkpoint } from '../core/checkpoint.ts';
import { type BytesAtHand, stretchOf, WHOLE } from '../sources/at-hand.ts';
import { LineDigest } from './line-digest.ts';

const CHUNK = 1 << 20;

/** Where every file is read from of which no checkpoint is known. */
export const BEGINNING: Checkpoint = {
  offset: 0,
  digest: new LineDigest().hex,
  lineNumbers: 0,
  lines: 0,
  entries: 0,
};

/**
 * A plain NDJSON file that may grow: the bytes behind a checkpoint if those before it have not changed, else all of them.
 * What is read is what is digested, so that no change of the file goes unnoticed, at whatever moment it comes.
 */
export class GrowingLog implements BytesAtHand {
  /** Where reading began. */
  readonly since: Checkpoint;
  readonly #bytes: BytesAtHand;
  readonly #onRead: (bytes: number) => void;
  readonly #digest: LineDigest;

  /** `onRead` hears how many bytes were read, or need not be. Throws an `UnreadableInput` where the file cannot be opened or read. */
  constructor(path: string, checkpoint: Checkpoint, onRead: (bytes: number) => void) {
    this.#onRead = onRead;
    const bytes = stretchOf(path, WHOLE, () => {});
    const digest = digestOfNext(bytes, checkpoint.offset);
    if (digest.length === checkpoint.offset && digest.hex === checkpoint.digest) {
      onRead(checkpoint.offset);
      this.since = checkpoint;
      this.#bytes = bytes;
      this.#digest = digest;
    } else {
      bytes.close();
      this.since = BEGINNING;
      this.#bytes = stretchOf(path, WHOLE, () => {});
      this.#digest = new LineDigest();
    }
  }

  readInto(space: Uint8Array): number {
    const length = this.#bytes.readInto(space);
    this.#digest.add(space.subarray(0, length));
    this.#onRead(length);
    return length;
  }

  rest(): AsyncIterable<Uint8Array> {
    return this.#bytes.rest();
  }

  close(): void {
    this.#bytes.close();
  }

  /** The checkpoint behind the last whole line that was read. `more`: what was counted from `since` to there. */
  reached(more: Pick<Checkpoint, 'lineNumbers' | 'lines' | 'entries'>): Checkpoint {
    return {
      offset: this.#digest.length,
      digest: this.#digest.hex,
      lineNumbers: this.since.lineNumbers + more.lineNumbers,
      lines: this.since.lines + more.lines,
      entries: this.since.entries + more.entries,
    };
  }
}

/** Reads up to `length` bytes. */
function digestOfNext(bytes: BytesAtHand, length: number): LineDigest {
  const digest = new LineDigest();
  const chunk = new Uint8Array(Math.min(CHUNK, length));
  for (let left = length, read = -1; left > 0 && read !== 0; left -= read) {
    read = bytes.readInto(chunk.subarray(0, left));
    digest.add(chunk.subarray(0, read));
  }
  return digest;
}
