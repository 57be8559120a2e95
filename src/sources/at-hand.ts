import { closeSync, openSync, readSync } from 'node:fs';
import { type ByteRange, fileBytes, unreadable } from './bytes.ts';
import { release } from './release.ts';

/** Bytes that are at hand: whoever reads them never waits, and has them put where they are needed. */
export interface BytesAtHand {
  /** Puts the next bytes into `space`; answers how many, 0 at the end. Throws an `UnreadableInput` where they cannot be read. */
  readInto(space: Uint8Array): number;
  /** What was not read yet. */
  rest(): AsyncIterable<Uint8Array>;
  close(): void;
}

/** The stretch that is all of a file, however large it is by the time that it is read. */
export const WHOLE: ByteRange = { from: 0, to: Number.POSITIVE_INFINITY };

/** A stretch of a regular file; `onRead` hears how many bytes were read. Throws an `UnreadableInput` where it cannot be opened. */
export function stretchOf(
  path: string,
  { from, to }: ByteRange,
  onRead: (bytes: number) => void,
): BytesAtHand {
  const file = guarded(() => openSync(path, 'r'));
  let at = from;
  return {
    readInto(space) {
      const wanted = Math.min(space.length, to - at);
      const length = wanted > 0 ? guarded(() => readSync(file, space, 0, wanted, at)) : 0;
      at += length;
      onRead(length);
      return length;
    },
    rest: () => fileBytes(path, { from: at, to }),
    close: () => closeSync(file),
  };
}

/** Large bytes in memory, which is given back with `close`. */
export function inMemory(bytes: Uint8Array<ArrayBuffer>): BytesAtHand {
  let at = 0;
  return {
    readInto(space) {
      const next = bytes.subarray(at, at + space.length);
      space.set(next);
      at += next.length;
      return next.length;
    },
    async *rest() {
      yield bytes.subarray(at);
    },
    close: () => release(bytes),
  };
}

function guarded<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw unreadable(error);
  }
}
