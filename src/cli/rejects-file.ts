import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cannotWrite, isRefusal } from '../core/errors.ts';
import type { Rejects } from '../ingest/ingest.ts';
import type { Rejected } from '../ingest/receipt.ts';
import { closeSpill, openSpill, type Spill } from '../ingest/spill.ts';
import { inChunks } from '../render/chunks.ts';
import { safeText } from '../render/safe.ts';
import { isDevice, writeWhole } from './output-file.ts';

/**
 * Has `read` write all rejected lines to `path`, whole or not at all: as `file:line: reason` on a line each, fit for a terminal.
 * `undefined`: nobody wants them. Throws a `UserError` where they cannot be written, before anything is read if that is known then.
 */
export async function withRejects<Result>(
  path: string | undefined,
  read: (rejects: Rejects | undefined) => Promise<Result>,
): Promise<Result> {
  if (path === undefined) return await read(undefined);
  const spill = openSpillFor(path);
  try {
    return await read({ path, spill, write: (all) => writeWhole(path, inChunks(lines(all))) });
  } finally {
    closeSpill(spill);
  }
}

/** On the disk that is to hold the lines in the end: a folder for temporary files is often in memory, and the database needs its own room. */
function openSpillFor(path: string): Spill {
  let beside = path;
  try {
    if (isDevice(path)) beside = join(tmpdir(), 'rejects');
    return openSpill(resolve(beside));
  } catch (error) {
    throw isRefusal(error) ? cannotWrite(beside, error) : error;
  }
}

function* lines(all: Iterable<Rejected>): Generator<string> {
  for (const { file, line, reason } of all) yield safeText(`${file}:${line}: ${reason}`);
}
