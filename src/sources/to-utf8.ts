import { DamagedInput } from '../core/damaged-input.ts';
import { peek } from '../core/peek.ts';

const MARK_SIZE = 3;

/** The text in `chunks` as UTF-8 without byte order mark. Text without a mark passes as it is, valid or not. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const text = await peek(chunks, MARK_SIZE);
  const [a, b, c] = text.head;
  if (a === 0xff && b === 0xfe) yield* transcoded(text.chunks, 'utf-16le');
  else if (a === 0xfe && b === 0xff) yield* transcoded(text.chunks, 'utf-16be');
  else if (a === 0xef && b === 0xbb && c === 0xbf) yield* without(MARK_SIZE, text.chunks);
  else yield* text.chunks;
}

async function* transcoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const decode = (chunk?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch (cause) {
      throw new DamagedInput('invalid UTF-16', { cause });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

async function* without(count: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
