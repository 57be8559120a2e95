import { HeldBytes } from './held-bytes.ts';
import { type Piece, type Splitter, tooLong } from './piece.ts';

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [SPACE, NULL_START] = [0x20, 0x6e];

/** The key of an API answer whose list holds the entries (W&B data, section 1), from its first letter to its closing quote. */
const LIST_KEY = Buffer.from('audit_logs"');
const NOTHING = new Uint8Array(0);

/** How much of an API answer may stand around its list, in bytes. */
const AROUND_LIMIT = 64 << 10;

/**
 * Cuts a text into JSON values, one after another, on lines of their own or not. With `lists: 'opened'` the elements of an
 * array, or of the `audit_logs` of an API answer, come instead of it. It counts brackets and skips strings, no more, so
 * nesting costs nothing, only the value at hand is held, and a value may turn out to be no valid JSON. `onEnvelope` hears what
 * stands around the list of an API answer, as the JSON text of that answer with an empty list, once it has ended.
 */
export class JsonSplitter implements Splitter {
  readonly #opensLists: boolean;
  readonly #limit: number;
  readonly #held: HeldBytes;
  readonly #around = new HeldBytes(AROUND_LIMIT);
  readonly #onEnvelope: ((text: Uint8Array) => void) | undefined;
  #number = 0;
  /** How many brackets are open. */
  #depth = 0;
  /** The depth at which values begin: 0, or inside the list that is open. */
  #floor = 0;
  #inValue = false;
  /** The list of an API answer has ended, but the answer has not. */
  #behindList = false;
  #inString = false;
  #escaped = false;
  /** How much of the list's key the last string is; -1 where it is another one or something has followed it. */
  #matched = -1;

  constructor(options: {
    readonly lists: 'whole' | 'opened';
    readonly limit: number;
    readonly onEnvelope?: (text: Uint8Array) => void;
  }) {
    this.#opensLists = options.lists === 'opened';
    this.#limit = options.limit;
    this.#held = new HeldBytes(options.limit);
    this.#onEnvelope = options.onEnvelope;
  }

  *push(chunk: Uint8Array): Generator<Piece> {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      if (this.#inString) {
        i = this.#endOfString(chunk, i);
        continue;
      }
      const byte = chunk[i] ?? SPACE;
      const atFloor = this.#depth === this.#floor;
      const opens = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
      const closesList = atFloor && this.#floor > 0 && (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY);
      const separates = byte === COMMA || (this.#floor === 0 && (byte <= SPACE || opens));
      if (this.#inValue && atFloor && (separates || closesList)) yield this.#value(chunk.subarray(start, i));
      if (byte <= SPACE || byte === COLON) continue;
      if (!this.#inValue && atFloor && byte !== COMMA && !closesList) {
        this.#inValue = true;
        start = i;
      }
      if (byte === QUOTE) {
        this.#inString = true;
        this.#matched = this.#opensLists && this.#depth === 1 && this.#floor === 0 ? 0 : -1;
        continue;
      }
      if (opens) {
        this.#depth++;
        if (byte === OPEN_ARRAY && this.#isListAhead()) {
          this.#startEnvelope(chunk.subarray(start, i + 1));
          this.#floor = this.#depth;
        }
      } else if (closesList) {
        this.#depth--;
        this.#floor = 0; // the rest of the object around the list, if there is one, is no value
        this.#behindList = this.#depth > 0;
        start = i;
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && this.#depth > 0) {
        this.#depth--;
        if (this.#depth === 0 && this.#behindList) this.#endEnvelope(chunk.subarray(start, i + 1));
        if (this.#inValue && this.#depth === 0) yield this.#value(chunk.subarray(start, i + 1));
      } else if (byte === NULL_START && this.#matched === LIST_KEY.length) {
        this.#startEnvelope(chunk.subarray(start, i)); // a list without entries, as some servers write it
        this.#behindList = true;
        start = i;
      }
      this.#matched = -1;
    }
    if (this.#inValue) this.#held.hold(chunk.subarray(start));
    else if (this.#behindList) this.#around.hold(chunk.subarray(start));
  }

  *end(): Generator<Piece> {
    if (this.#depth > 0 || this.#inString) {
      yield {
        number: ++this.#number,
        reason: 'not JSON: the text ends before its last bracket or quote is closed',
      };
    } else if (this.#inValue) {
      yield this.#value(NOTHING);
    }
  }

  #value(rest: Uint8Array): Piece {
    this.#inValue = false;
    const number = ++this.#number;
    const bytes = this.#held.take(rest);
    return bytes === undefined ? { number, reason: tooLong(this.#limit) } : { number, bytes };
  }

  /** The value at hand is no value but an answer around a list; `rest` are its last bytes up to the list. */
  #startEnvelope(rest: Uint8Array): void {
    this.#inValue = false;
    const before = this.#held.take(rest) ?? NOTHING;
    this.#around.drop();
    this.#around.hold(before);
  }

  #endEnvelope(rest: Uint8Array): void {
    this.#behindList = false;
    const text = this.#around.take(rest);
    if (text !== undefined) this.#onEnvelope?.(text);
  }

  /** Whether the array that has just been opened is a text of its own or the list of an API answer. */
  #isListAhead(): boolean {
    return this.#opensLists && this.#floor === 0 && (this.#depth === 1 || this.#matched === LIST_KEY.length);
  }

  /** The index of the closing quote, or the length of the chunk. Most bytes are in strings: it works on local variables. */
  #endOfString(chunk: Uint8Array, from: number): number {
    let escaped = this.#escaped;
    let matched = this.#matched;
    let i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i];
      if (matched >= 0) matched = byte === LIST_KEY[matched] ? matched + 1 : -1;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) break;
    }
    this.#inString = i === chunk.length;
    this.#escaped = escaped;
    this.#matched = matched;
    return i;
  }
}
