import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, flushed, then renamed. It may hold e-mail
 * addresses, so only its owner can read it. Throws a `UserError` where it cannot be written; the old file is then untouched.
 */
export function writeWhole(path: string, chunks: Iterable<string>): void {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    if (isDevice(target)) {
      writeChunks(openSync(target, 'w'), chunks);
      return;
    }
    const file = openSync(temporary, 'wx', 0o600);
    fchmodSync(file, 0o600);
    writeChunks(file, chunks);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new UserError(`cannot write ${path}: ${reason(error)}`, {
      hint: 'name a file in a folder that you can write to, on a disk with room',
      cause: error,
    });
  }
}

function writeChunks(file: number, chunks: Iterable<string>): void {
  try {
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    }
    flush(file);
  } finally {
    closeSync(file);
  }
}

/** `/dev/stdout`, `/dev/null` and pipes cannot be renamed over. */
function isDevice(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    throw new UserError(`cannot write ${path}: it is a folder`, { hint: 'name a file in it' });
  }
  return stat !== undefined && !stat.isFile();
}

function reason(error: Error): string {
  return error.message.replace(/^[A-Z0-9]+: /, '').replace(/, \w+( '.*)?$/, '');
}

/** To the disk, where the file is on one: devices and pipes refuse. */
function flush(file: number): void {
  if (fstatSync(file).isFile()) fsyncSync(file);
}
