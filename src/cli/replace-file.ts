import { chmodSync, closeSync, openSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cannotWrite, isRefusal } from '../core/errors.ts';
import { removeLeftovers, removeTemporary, temporaryPath } from '../store/leftovers.ts';
import { beforeInterrupt } from './interrupt.ts';

/**
 * Writes a file whole or not at all: `write` fills an empty temporary file in the same folder, which is flushed and then takes
 * the place of `path`. It may hold e-mail addresses, so only its owner can read it. A signal removes the temporary file; one
 * that a killed run left behind is removed by the next. Throws a `UserError` where it cannot be written; the old file is then
 * untouched.
 */
export async function replaceFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const target = resolve(path);
  const temporary = temporaryPath(target);
  const takeBack = beforeInterrupt(() => removeTemporary(temporary));
  try {
    removeLeftovers(target);
    closeSync(openSync(temporary, 'wx', 0o600));
    chmodSync(temporary, 0o600);
    await write(temporary);
    await flush(temporary);
    await rename(temporary, target);
  } catch (error) {
    removeTemporary(temporary);
    throw isRefusal(error) ? cannotWrite(path, error) : error;
  } finally {
    takeBack();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
