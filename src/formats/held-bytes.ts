/** The beginning of a piece whose end is in a later chunk: copied, and forgotten where it grows beyond `limit` bytes. */
export class HeldBytes {
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the piece is too long to be had. */
  get overflowed(): boolean {
    return this.#length > this.#limit;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  hold(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.overflowed) this.#parts = [];
    else if (bytes.length > 0) this.#parts.push(new Uint8Array(bytes));
  }

  /** The whole piece, or `undefined` if it is too long; nothing is held afterwards. */
  take(rest: Uint8Array): Uint8Array | undefined {
    const parts = this.#parts;
    const length = this.#length + rest.length;
    this.drop();
    if (length > this.#limit) return undefined;
    return parts.length === 0 ? rest : Buffer.concat([...parts, rest], length);
  }

  drop(): void {
    this.#parts = [];
    this.#length = 0;
  }
}
