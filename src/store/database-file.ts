import { closeSync, fsyncSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { cannotWrite, isRefusal, UserError } from '../core/errors.ts';
import { removeLeftovers, removeTemporary, temporaryPath } from './leftovers.ts';
import { MAGIC } from './recognise-file.ts';
import { APPLICATION_ID } from './schema.ts';
import { unmergedLog } from './side-files.ts';

/**
 * Writes a database file whole or not at all: `write` fills an empty temporary file in the same folder, which only its
 * owner can read; it is then flushed and takes the place of an older copy at `path`. Throws a `UserError` where `path` is
 * the database itself, something else than a copy of one, or a copy that is in use, and where it cannot be written.
 */
export function writeDatabaseFile(path: string, original: string, write: (temporary: string) => void): void {
  const target = resolve(path);
  refuseTarget(target, path, original);
  const temporary = temporaryPath(target);
  try {
    removeLeftovers(target);
    closeSync(openSync(temporary, 'wx', 0o600));
    write(temporary);
    flush(temporary);
    renameSync(temporary, target);
  } catch (error) {
    removeTemporary(temporary);
    throw isRefusal(error) ? cannotWrite(path, error) : error;
  }
}

function refuseTarget(target: string, path: string, original: string): void {
  const open = unmergedLog(target);
  const stat = statSync(target, { throwIfNoEntry: false });
  const own = statSync(original);
  if (stat?.ino === own.ino && stat.dev === own.dev) {
    throw new UserError(`cannot write ${path}: it is the database itself`, { hint: 'name another file' });
  }
  // SQLite would play what lies there into the new file, and damage it.
  if (open !== undefined) {
    throw new UserError(`cannot write ${path}: ${basename(open)} lies beside it, so it is in use`, {
      hint: 'end the programs that have it open, or name another file',
    });
  }
  if (stat === undefined || (stat.isFile() && stat.size === 0)) return;
  if (stat.isFile() && isOurs(target)) return;
  throw new UserError(`cannot write ${path}: it exists and is no database of this program`, {
    hint: 'only an older copy is overwritten; name another file',
  });
}

/** By SQLite's header: the magic bytes, and the application's id at byte 68. */
function isOurs(path: string): boolean {
  const head = Buffer.alloc(72);
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1', 0, MAGIC.length) === MAGIC && head.readUInt32BE(68) === APPLICATION_ID;
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
