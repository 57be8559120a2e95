import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A hidden name beside `target` that says which process writes it; random, because containers share numbers of processes. */
export function temporaryName(target: string): string {
  return `.${basename(target)}.${process.pid}-${randomBytes(3).toString('hex')}.tmp`;
}

/** Removes temporary files for `target` whose process is gone: it was killed before it could do so. */
export async function removeLeftovers(target: string): Promise<void> {
  const prefix = `.${basename(target)}.`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const writer = /^(\d+)-[0-9a-f]{6}\.tmp$/.exec(name.slice(prefix.length))?.[1];
    if (writer !== undefined && isGone(Number(writer)))
      await rm(join(dirname(target), name), { force: true });
  }
}

/** What this process had left behind would be from another one that had its number. */
function isGone(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
