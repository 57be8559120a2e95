import { statSync } from 'node:fs';
import { type FileHandle, open, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cannotWrite, isRefusal, UserError } from '../core/errors.ts';
import { removeLeftovers, removeTemporary, temporaryPath } from '../store/leftovers.ts';
import { beforeInterrupt } from './interrupt.ts';

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, flushed, then renamed. It may hold e-mail
 * addresses, so only its owner can read it. A signal removes the temporary file; one that a killed run left behind is
 * removed by the next. Throws a `UserError` where it cannot be written; the old file is then untouched.
 */
export async function writeWhole(path: string, chunks: Iterable<string>): Promise<void> {
  const target = resolve(path);
  try {
    if (isDevice(target)) await writeChunks(await open(target, 'w'), chunks);
    else await replace(target, chunks);
  } catch (error) {
    throw isRefusal(error) ? cannotWrite(path, error) : error;
  }
}

async function replace(target: string, chunks: Iterable<string>): Promise<void> {
  removeLeftovers(target);
  const temporary = temporaryPath(target);
  const takeBack = beforeInterrupt(() => removeTemporary(temporary));
  try {
    const file = await open(temporary, 'wx', 0o600);
    await file.chmod(0o600);
    await writeChunks(file, chunks);
    await rename(temporary, target);
  } catch (error) {
    removeTemporary(temporary);
    throw error;
  } finally {
    takeBack();
  }
}

async function writeChunks(file: FileHandle, chunks: Iterable<string>): Promise<void> {
  try {
    await writeFile(file, chunks);
    if ((await file.stat()).isFile()) await file.sync(); // devices and pipes refuse
  } finally {
    await file.close();
  }
}

/** Whether nothing can be renamed over it: `/dev/stdout`, `/dev/null` and pipes. Throws a `UserError` for a folder. */
export function isDevice(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    throw new UserError(`cannot write ${path}: it is a folder`, { hint: 'name a file in it' });
  }
  return stat !== undefined && !stat.isFile();
}
