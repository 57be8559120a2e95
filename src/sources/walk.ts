import { isUtf8 } from 'node:buffer';
import { type BigIntStats, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, reasonOf, UserError } from '../core/errors.ts';
import { LET_READ } from '../core/unreadable-input.ts';

/** A file to be read, as the user named it or as it was found in a folder. */
export interface SourceFile {
  readonly path: string;
  readonly stat: BigIntStats;
}

/** What a walk found: inputs in order, and what it left out, with the reason. */
export interface Walk {
  readonly files: readonly SourceFile[];
  /** `-` was among the paths. */
  readonly stdin: boolean;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** Why a file is no input, and how to mend it where somebody names it as one. */
export interface Reserved {
  readonly reason: string;
  readonly hint: string;
}

/**
 * The files that the paths name: folders recursively, in byte order of names, each file once however many links lead to
 * it. Hidden and temporary files in folders are left out, as are broken links and what is no file; a file that is named
 * itself is always taken. Files that are `reserved`, by `fileIdentity`, are left out of folders too. Throws a `UserError` for
 * a path that does not exist or that the system lets nobody look at, for such a folder, and for a reserved file that is named.
 */
export function walk(paths: readonly string[], reserved: ReadonlyMap<string, Reserved> = new Map()): Walk {
  const files: SourceFile[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const seen = new Set<string>();

  const visit = (path: string, stat: BigIntStats): void => {
    const identity = fileIdentity(stat);
    if (seen.has(identity)) {
      skipped.push({
        path,
        reason: stat.isDirectory() ? 'a folder that was entered already' : 'a file that is read already',
      });
      return;
    }
    seen.add(identity);
    if (stat.isDirectory()) visitFolder(path);
    else files.push({ path, stat });
  };

  const visitFolder = (folder: string): void => {
    for (const bytes of namesIn(folder)) {
      const name = bytes.toString();
      const path = join(folder, name);
      if (!isUtf8(bytes)) {
        skipped.push({ path, reason: 'its name is not UTF-8' });
        continue;
      }
      if (name.startsWith('.') || /\.tmp$/i.test(name)) {
        skipped.push({ path, reason: name.startsWith('.') ? 'hidden' : 'temporary' });
        continue;
      }
      const stat = look(path);
      const own = typeof stat === 'string' ? undefined : reserved.get(fileIdentity(stat));
      if (typeof stat === 'string') skipped.push({ path, reason: stat });
      else if (own !== undefined) skipped.push({ path, reason: own.reason });
      else if (stat.isFile() || stat.isDirectory()) visit(path, stat);
      else skipped.push({ path, reason: 'not a file' });
    }
  };

  for (const path of paths) {
    if (path === '-') continue;
    const stat = look(path);
    if (typeof stat === 'string') throw cannotRead(path, stat);
    const own = reserved.get(fileIdentity(stat));
    if (own !== undefined) throw new UserError(`cannot read ${path}: ${own.reason}`, { hint: own.hint });
    visit(path, stat);
  }
  return { files, stdin: paths.includes('-'), skipped };
}

/** What tells a file from every other, however many links lead to it. */
export function fileIdentity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** What a path leads to, or why that cannot be said. */
function look(path: string): BigIntStats | string {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return reasonOf(error);
    return isLink(path) ? 'a link that leads nowhere' : 'no such file or folder';
  }
}

function namesIn(folder: string): Buffer[] {
  try {
    return readdirSync(folder, { encoding: 'buffer' }).sort(Buffer.compare);
  } catch (error) {
    throw cannotRead(folder, reasonOf(error));
  }
}

function cannotRead(path: string, reason: string): UserError {
  const hint =
    reason === 'permission denied' ? LET_READ : 'name a log or user list, a folder of them, or - for stdin';
  return new UserError(`cannot read ${path}: ${reason}`, { hint });
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
