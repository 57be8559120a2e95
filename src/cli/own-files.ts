import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { fileIdentity, type Reserved } from '../sources/walk.ts';
import { SIDE_FILES } from '../store/side-files.ts';

/** Throws a `UserError` where writing to `path` would destroy the database or what belongs to it, which it may not have yet. */
export function refuseDatabase(path: string, database: string): void {
  const target = identityOf(path);
  if (target === undefined || !databaseFiles(database).some((file) => identityOf(file) === target)) return;
  throw new UserError(`cannot write ${path}: it is the database`, { hint: 'name another file' });
}

/** The files that an ingest writes itself and must not read, by identity. */
export function reservedFiles(database: string, rejects: string | undefined): Map<string, Reserved> {
  const reserved = new Map<string, Reserved>();
  const reserve = (path: string, reason: string, hint: string): void => {
    const identity = identityOf(path);
    if (identity !== undefined) reserved.set(identity, { reason, hint });
  };
  if (rejects !== undefined) {
    reserve(rejects, '--rejects writes to it', 'name another file with --rejects');
  }
  for (const file of databaseFiles(database)) {
    reserve(file, 'it is the database', 'name logs and user lists, or another database with --db FILE');
  }
  return reserved;
}

function databaseFiles(database: string): string[] {
  return [database, ...SIDE_FILES.map((ending) => database + ending)];
}

/** What tells a file from every other; a device or pipe, which keeps nothing, has none, nor has what the system lets nobody open. */
function identityOf(path: string): string | undefined {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat !== undefined) return stat.isFile() ? fileIdentity(stat) : undefined;
    const folder = dirname(resolve(path));
    return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
  } catch {
    return undefined;
  }
}
