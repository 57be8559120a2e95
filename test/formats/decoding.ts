import type { Entry, Rejection } from '../../src/core/entry.ts';
import { decode } from '../../src/formats/index.ts';
import type { Format } from '../../src/formats/recognise.ts';
import type { UserList } from '../../src/formats/user-list.ts';

/** The bytes in chunks of the given sizes, round and round, in one buffer that is reused as the file reader does. */
export async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(Math.max(...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const part = bytes.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    buffer.set(part);
    yield buffer.subarray(0, part.length);
    buffer.fill(0xee);
    at += part.length;
  }
}

/** Everything that `decode` makes of a text. */
export async function decoded(
  text: string | Uint8Array | AsyncIterable<Uint8Array>,
  { as, sizes = [1 << 20] }: { as?: Format; sizes?: readonly number[] } = {},
) {
  const entries: Entry[] = [];
  const lists: UserList[] = [];
  const rejections: Rejection[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const chunks = bytes instanceof Uint8Array ? inChunks(bytes, sizes) : bytes;
  const counts = await decode(chunks, as, {
    entry: (entry) => entries.push(entry),
    roster: (list) => lists.push(list),
    reject: (rejection) => rejections.push(rejection),
  });
  return { ...counts, read: entries, lists, rejections };
}
