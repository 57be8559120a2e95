import { closeSync, openSync, readSync } from 'node:fs';
import { HEAD_SIZE, recognise } from '../formats/recognise.ts';
import type { SourceFile } from '../sources/walk.ts';

/** Bytes of a large file that one thread reads at a time: enough that starting a piece does not show. */
const PIECE = 8 << 20;

/** From this size on a file is cut: less than that one thread has read before another is started. */
const LARGE = 64 << 20;

/** Bytes that nearly always have the end of a line. */
const LINES = 1 << 12;

/** Lines that begin in these bytes of a file; `undefined`: the whole file. */
export type Range = { readonly from: number; readonly to: number } | undefined;

/**
 * How to cut a file into pieces that threads can read at the same time: plain NDJSON at line ends; anything else, and
 * what is small, not at all.
 */
export function piecesOf({ path, stat }: SourceFile): Range[] {
  const size = Number(stat.size);
  if (!stat.isFile() || size < LARGE) return [undefined];
  const file = opened(path);
  if (file === undefined) return [undefined];
  try {
    const head = Buffer.alloc(HEAD_SIZE);
    const length = readSync(file, head, 0, HEAD_SIZE, 0);
    if (recognise(head.subarray(0, length), false) !== 'ndjson') return [undefined];
    const cuts = [0];
    for (let at = PIECE; at < size; at += PIECE) cuts.push(lineStart(file, at, size));
    cuts.push(size);
    return cuts.slice(1).flatMap((to, i) => {
      const from = cuts[i] ?? 0;
      return to > from ? [{ from, to }] : [];
    });
  } finally {
    closeSync(file);
  }
}

/** `undefined` where the file cannot be opened: whoever reads it says so. */
function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** Where the first line begins that begins at `offset` or later. */
function lineStart(file: number, offset: number, size: number): number {
  const buffer = Buffer.allocUnsafe(LINES);
  for (let at = offset - 1; at < size; at += LINES) {
    const length = readSync(file, buffer, 0, LINES, at);
    const end = buffer.subarray(0, length).indexOf(0x0a);
    if (end >= 0) return at + end + 1;
    if (length === 0) break;
  }
  return size;
}
