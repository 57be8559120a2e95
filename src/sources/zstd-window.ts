import { DamagedInput } from '../core/damaged-input.ts';

/** In MiB: what zstd itself unpacks unless told otherwise. A decoder takes that much memory before it reads a single block. */
const LARGEST_WINDOW = 128;

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5; // and four bits more
const DICTIONARY_ID_SIZES = [0, 1, 2, 4];
const CONTENT_SIZE_SIZES = [0, 2, 4, 8];
const CHECKSUM_SIZE = 4;

/** How many bytes the next field has, and what follows it: the next field, and bytes to be skipped before it. */
interface Field {
  readonly size: number;
  read(bytes: Uint8Array): { readonly next: Field; readonly skip: number };
}

/**
 * Follows a zstd stream from frame to frame and from block to block (RFC 8878, section 3.1), and throws a `DamagedInput`
 * where a frame asks for too large a window. What is no zstd is for the decoder to find.
 */
export class WindowGuard {
  #field = MAGIC;
  #skip = 0;
  readonly #bytes = new Uint8Array(16);
  #held = 0;

  pass(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, chunk.length - at);
        this.#skip -= skipped;
        at += skipped;
        continue;
      }
      this.#bytes[this.#held++] = chunk[at++] ?? 0;
      if (this.#held < this.#field.size) continue;
      const { next, skip } = this.#field.read(this.#bytes.subarray(0, this.#held));
      this.#field = next;
      this.#skip = skip;
      this.#held = 0;
    }
  }
}

const MAGIC: Field = {
  size: 4,
  read(bytes) {
    const magic = number(bytes);
    if (magic === FRAME) return { next: DESCRIPTOR, skip: 0 };
    if (Math.floor(magic / 16) === SKIPPABLE) return { next: SKIPPED, skip: 0 };
    return { next: MAGIC, skip: Number.POSITIVE_INFINITY };
  },
};

const SKIPPED: Field = { size: 4, read: (bytes) => ({ next: MAGIC, skip: number(bytes) }) };

const DESCRIPTOR: Field = {
  size: 1,
  read([descriptor = 0]) {
    const single = (descriptor & 0x20) !== 0;
    const idSize = DICTIONARY_ID_SIZES[descriptor & 3] ?? 0;
    const contentSize = CONTENT_SIZE_SIZES[descriptor >> 6] || (single ? 1 : 0);
    const block = blockField((descriptor & 4) === 0 ? 0 : CHECKSUM_SIZE);
    const header: Field = {
      size: (single ? 0 : 1) + idSize + contentSize,
      read(bytes) {
        const content = number(bytes.subarray(bytes.length - contentSize));
        refuseLarge(single ? content : windowOf(bytes[0] ?? 0));
        return { next: block, skip: 0 };
      },
    };
    return { next: header, skip: 0 };
  },
};

function blockField(checksumSize: number): Field {
  const block: Field = {
    size: 3,
    read(bytes) {
      const header = number(bytes);
      const isRepeated = ((header >> 1) & 3) === 1;
      const size = isRepeated ? 1 : header >> 3;
      return (header & 1) === 1 ? { next: MAGIC, skip: size + checksumSize } : { next: block, skip: size };
    },
  };
  return block;
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function refuseLarge(window: number): void {
  if (window <= LARGEST_WINDOW * 2 ** 20) return;
  const size = Math.ceil(window / 2 ** 20).toLocaleString('en-US');
  throw new DamagedInput(
    `zstd needs ${size} MiB of memory for it, more than ${LARGEST_WINDOW}: pack it again without --long or --ultra`,
  );
}

/** Little endian. */
function number(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
