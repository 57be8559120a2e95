import { peek } from '../core/peek.ts';
import { gunzip } from './gunzip.ts';
import { toUtf8 } from './to-utf8.ts';
import { unzstd } from './unzstd.ts';

const MAGIC_SIZE = 4;

/**
 * The text in `chunks` as UTF-8 without byte order mark, whatever the file is called: gzip and zstd are unpacked, UTF-16
 * with a byte order mark is converted, anything else passes as it is. Memory stays bounded however much comes out.
 * Throws a `DamagedInput` behind the last bytes that can be had of a packed stream.
 */
export async function* decompress(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = await peek(chunks, MAGIC_SIZE);
  if (isGzip(packed.head)) yield* toUtf8(gunzip(packed.chunks));
  else if (isZstd(packed.head)) yield* toUtf8(unzstd(packed.chunks));
  else yield* toUtf8(packed.chunks);
}

/** RFC 1952, section 2.3.1: the two identification bytes and the only compression method. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** RFC 8878, sections 3.1.1 and 3.1.2: a frame, or a skippable frame before the first one. */
function isZstd(head: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return true;
  return a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
}
