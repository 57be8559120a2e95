import { statSync } from 'node:fs';

/** What SQLite keeps beside a database that is open, or that a crash left open: endings of its path. */
export const SIDE_FILES = ['-wal', '-journal', '-shm'] as const;

/** The log beside a database that has changes which are not in the file itself; `undefined` where there is none. */
export function unmergedLog(path: string): string | undefined {
  return [`${path}-wal`, `${path}-journal`].find(
    (log) => (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}
