import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { cannotWrite, isRefusal, UserError } from '../core/errors.ts';
import { MAGIC, statOfDatabase } from './recognise-file.ts';
import { APPLICATION_ID } from './schema.ts';
import { unmergedLog } from './side-files.ts';

/**
 * Throws a `UserError` where no copy of the database `original` may be written to `path`: it is the database itself, something
 * else than a copy of one, a copy that is in use, or what the system lets nobody look at.
 */
export function refuseCopyTo(path: string, original: string): void {
  try {
    refuseTarget(path, statOfDatabase(original));
  } catch (error) {
    throw isRefusal(error) ? cannotWrite(path, error) : error;
  }
}

/** `own`: the database's. */
function refuseTarget(path: string, own: Stats | undefined): void {
  const target = resolve(path);
  const open = unmergedLog(target);
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat !== undefined && stat.ino === own?.ino && stat.dev === own.dev) {
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
