import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { HEAD_SIZE, recognise } from '../formats/recognise.ts';
import { type BytesAtHand, inMemory, stretchOf, WHOLE } from '../sources/at-hand.ts';
import { isGzip } from '../sources/decompress.ts';
import { gunzipAtOnce } from '../sources/gunzip.ts';
import { release } from '../sources/release.ts';
import { GrowingLog } from './growing-log.ts';
import type { Unit } from './unit.ts';

/** Up to this size a packed file is unpacked in one go: in a quarter less time than in steps. */
const SMALL = 8 << 20;

/**
 * The lines of a unit that is a plain NDJSON file, a part of one, or a small gzip file of NDJSON; `undefined` for all else, also
 * for what cannot be opened: that is read step by step, which tells what is wrong with it. `onRead` hears how many bytes were
 * read as they lie on the disk. Throws an `UnreadableInput` where a part of a file cannot be opened any more.
 */
export function logAtHand(
  { path, range, since, as }: Unit,
  onRead: (bytes: number) => void,
): BytesAtHand | undefined {
  if (range !== undefined) return stretchOf(path, range, onRead);
  const file = as === undefined && path !== '-' ? beginningOf(path) : undefined;
  if (file === undefined) return undefined;
  const { head, size } = file;
  if (!isGzip(head)) {
    const isLog = recognise(head, head.length === size) === 'ndjson';
    if (!isLog) return undefined;
    if (since !== undefined) return new GrowingLog(path, since, onRead);
    return stretchOf(path, WHOLE, onRead);
  }
  const content = size <= SMALL ? unpacked(path) : undefined;
  if (content === undefined || recognise(content, true) !== 'ndjson') return undefined;
  onRead(size);
  return inMemory(content);
}

function unpacked(path: string): Buffer<ArrayBuffer> | undefined {
  try {
    const packed = readFileSync(path);
    const content = gunzipAtOnce(packed);
    if (packed.length === packed.buffer.byteLength) release(packed); // a small one is part of a pool
    return content;
  } catch {
    return undefined;
  }
}

/** Room for the first bytes of one file after another: new room for each would wait in memory to be collected. */
const room = Buffer.alloc(HEAD_SIZE);

/** The first bytes of a regular file, valid until the next call. */
function beginningOf(path: string): { readonly head: Uint8Array; readonly size: number } | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return undefined;
    const file = openSync(path, 'r');
    try {
      return { head: room.subarray(0, readSync(file, room, 0, HEAD_SIZE, 0)), size: stat.size };
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
