import { createReadStream } from 'node:fs';
import { counted } from '../core/counted.ts';
import { fileBytes } from '../sources/bytes.ts';
import { decompress } from '../sources/decompress.ts';

const STDIN = 0;
const CHUNK = 1 << 20;

/** The content of an input (`-`: of stdin) as UTF-8 text; `onRead` hears how many bytes were read as they lie on the disk. */
export function contentOf(path: string, onRead: (bytes: number) => void): AsyncIterable<Uint8Array> {
  // By its descriptor: in a worker `process.stdin` is not the real one.
  const raw = path === '-' ? createReadStream('', { fd: STDIN, highWaterMark: CHUNK }) : fileBytes(path);
  return decompress(counted(raw, onRead));
}
