import { readFileSync, statSync } from 'node:fs';
import { unmergedLog } from './side-files.ts';

/** As many bytes as Node reads at once. */
const LARGEST = 2n ** 31n - 1n;

/**
 * The bytes of a database that nobody is writing to, fit to be opened in memory. SQLite itself cannot open it without
 * making files beside it, nor at all in a folder that may not be written to. `undefined` where what was written last is not
 * in the file itself yet, or the file changed while it was read.
 */
export function snapshotOf(path: string): Buffer | undefined {
  const before = stateOf(path);
  if (before === undefined) return undefined;
  const bytes = readFileSync(path);
  return stateOf(path) === before ? withoutLog(bytes) : undefined;
}

/** Says in the header that there is no write-ahead log, which memory cannot have (SQLite file format, 1.3.3). */
export function withoutLog(bytes: Buffer): Buffer {
  return bytes.fill(1, 18, 20);
}

/** What changes with every change of the file; `undefined` where there is a log of changes that are not in it yet. */
function stateOf(path: string): string | undefined {
  if (unmergedLog(path) !== undefined) return undefined;
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return size > LARGEST ? undefined : [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
