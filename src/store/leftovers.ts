import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../core/errors.ts';
import { SIDE_FILES } from './side-files.ts';

/**
 * A hidden path beside `target` whose name says which process writes it; random, because containers share numbers of
 * processes.
 */
export function temporaryPath(target: string): string {
  const name = `.${basename(target)}.${process.pid}-${randomBytes(3).toString('hex')}.tmp`;
  return join(dirname(target), name);
}

/** Removes a temporary file, and what SQLite keeps beside it where it is a database, as far as the system lets it. */
export function removeTemporary(path: string): void {
  for (const end of ['', ...SIDE_FILES]) {
    try {
      rmSync(path + end, { force: true });
    } catch {
      // Where it could not be made, it cannot be removed; why not is told already.
    }
  }
}

/** What a temporary name ends with, after that of its target. */
const ENDING = new RegExp(`^(\\d+)-[0-9a-f]{6}\\.tmp(?:${SIDE_FILES.join('|')})?$`);

/** Removes temporary files for `target` whose process is gone: it was killed before it could do so. */
export function removeLeftovers(target: string): void {
  const prefix = `.${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const writer = ENDING.exec(name.slice(prefix.length))?.[1];
    if (writer !== undefined && isGone(Number(writer))) rmSync(join(dirname(target), name), { force: true });
  }
}

/** What this process had left behind would be from another one that had its number. */
function isGone(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
