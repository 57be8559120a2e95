import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cannotWrite, isRefusal, UserError } from '../core/errors.ts';
import { replaceFile } from './replace-file.ts';

/** Writes a text to a device, or to a file whole or not at all. Throws a `UserError` where it cannot be written. */
export async function writeWhole(path: string, chunks: Iterable<string>): Promise<void> {
  try {
    if (isDevice(path)) return await writeFile(path, chunks);
    // 'r+' does not make the file: where an interrupt has removed it, it would be left behind.
    await replaceFile(path, (temporary) => writeFile(temporary, chunks, { flag: 'r+' }));
  } catch (error) {
    throw isRefusal(error) ? cannotWrite(path, error) : error;
  }
}

/** Whether nothing can be renamed over it: `/dev/stdout`, `/dev/null` and pipes. Throws a `UserError` for a folder, and what the system throws. */
export function isDevice(path: string): boolean {
  const stat = statSync(resolve(path), { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    throw new UserError(`cannot write ${path}: it is a folder`, { hint: 'name a file in it' });
  }
  return stat !== undefined && !stat.isFile();
}
