import { statSync } from 'node:fs';

/** Those of them that have changes which are not in the database yet. */
const LOGS = ['-wal', '-journal'] as const;

/** What SQLite keeps beside a database that is open, or that a crash left open: endings of its path. */
export const SIDE_FILES = [...LOGS, '-shm'] as const;

/** The log beside a database that has changes which are not in the file itself; `undefined` where there is none. */
export function unmergedLog(path: string): string | undefined {
  return LOGS.map((ending) => path + ending).find((log) => sizeOf(log) > 0);
}

/** In bytes; 0 of what the system lets nobody look at, such as a name that the ending makes too long. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
