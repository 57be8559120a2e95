import { HeldBytes } from './held-bytes.ts';
import { ENTRY_LIMIT, type Piece, type Splitter, tooLong } from './piece.ts';

export const LINE_FEED = 0x0a;
const NOTHING = new Uint8Array(0);

/**
 * Cuts text into lines, numbered as an editor does. The line feed is not part of a line; a carriage return before it is, and
 * is white space to JSON. Lines of white space are left out. A line longer than 16 MiB is not kept in memory.
 */
export class LineSplitter implements Splitter {
  readonly #held = new HeldBytes(ENTRY_LIMIT);
  #number = 1;

  *push(chunk: Uint8Array): Generator<Piece> {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield* this.#line(chunk.subarray(start, end));
      start = end + 1;
    }
    this.#held.hold(chunk.subarray(start));
  }

  *end(): Generator<Piece> {
    yield* this.#line(NOTHING);
  }

  *#line(rest: Uint8Array): Generator<Piece> {
    const number = this.#number++;
    const bytes = this.#held.take(rest);
    if (bytes === undefined) yield { number, reason: tooLong(ENTRY_LIMIT) };
    else if (!isBlank(bytes)) yield { number, bytes };
  }
}

/** Nothing but white space, also of the kinds that only Unicode has. */
function isBlank(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0x20;
  if (first > 0x20 && first < 0x80) return false;
  return new TextDecoder().decode(bytes).trim() === '';
}
