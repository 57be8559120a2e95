import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf } from '../core/errors.ts';
import { UnreadableInput } from '../core/unreadable-input.ts';

const CHUNK_SIZE = 1 << 20;

/** A stretch of a file: from byte `from` (inclusive) to byte `to` (exclusive). */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The bytes of a file, FIFO or device, in chunks of up to 1 MiB, or those of a `range` of it. All chunks share one buffer:
 * a chunk is valid until the next one is asked for. Throws an `UnreadableInput` where the file cannot be opened or read.
 */
export async function* fileBytes(path: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
  const handle = await opened(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_SIZE);
    // A file is read at once; for others, which may have nothing to give yet, the thread does not stand still.
    const isFile = (await handle.stat()).isFile();
    let at = range?.from;
    while (range === undefined || at === undefined || at < range.to) {
      const wanted =
        range === undefined || at === undefined ? CHUNK_SIZE : Math.min(CHUNK_SIZE, range.to - at);
      const bytesRead = isFile
        ? readSync(handle.fd, buffer, 0, wanted, at ?? null)
        : (await handle.read(buffer, 0, wanted, at ?? null)).bytesRead;
      if (bytesRead === 0) return;
      if (at !== undefined) at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(error);
  } finally {
    await handle.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    throw unreadable(error);
  }
}

/** Why a file could not be opened or read to its end. */
export function unreadable(cause: unknown): UnreadableInput {
  return new UnreadableInput(reasonOf(cause), { cause });
}
