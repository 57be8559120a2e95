/** Writes whole numbers from 0 to 2^53 as varints: seven bits a byte, the lowest first, the top bit set on all but the last. */
export class VarintWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  write(value: number): void {
    if (this.#length + 8 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** What was written since the last time. */
  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return bytes;
  }
}

/** The numbers that a `VarintWriter` wrote. */
export function readVarints(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    if (byte >= 128) {
      scale *= 128;
    } else {
      values.push(value);
      value = 0;
      scale = 1;
    }
  }
  return values;
}
