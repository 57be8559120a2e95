import { resolve } from 'node:path';
import type { Checkpoint } from '../core/checkpoint.ts';
import type { Instant } from '../core/instant.ts';
import type { SourceFile } from '../sources/walk.ts';
import { readCheckpoint } from '../store/checkpoints.ts';
import type { Connection } from '../store/database.ts';
import { readFingerprints } from '../store/sources.ts';
import { fingerprint } from './fingerprint.ts';
import { BEGINNING } from './growing-log.ts';
import type { InputType } from './unit.ts';

/** What has no date of its own to be told: a log's entries have theirs. */
const LOGS = ['ndjson', 'json-entries'];

/** How many of the files that were written to last are expected to grow: user lists may be among them. */
const LATEST = 4;

/** What the user says of all files, and the clock: see `IngestOptions`. */
interface Said {
  readonly as: InputType | undefined;
  readonly takenAt: Instant | undefined;
  readonly now: number;
}

/** A file that is to be read. */
export interface ChangedFile extends SourceFile {
  /** How far it was read before, if it is a log; `undefined`: it is not expected to grow, so that is not kept. */
  readonly since: Checkpoint | undefined;
}

/**
 * Those of the files that were not read yet, or not as they are now, or not as what or of when the user says that they are.
 * Expected to grow are those that have changed since they were read, and the few that were written to last: to digest all of
 * a large archive would take a third of the time of reading it.
 */
export function changedFiles(
  db: Connection,
  files: readonly SourceFile[],
  { as, takenAt, now }: Said,
): ChangedFile[] {
  if (as !== undefined) return files.map((file) => ({ ...file, since: undefined }));
  const known = readFingerprints(db);
  const changed = files.filter(({ path, stat }) => {
    const print = fingerprint(stat, now);
    const read = known.get(resolve(path));
    if (print === '' || read?.fingerprint !== print) return true;
    return takenAt !== undefined && !LOGS.includes(read.format);
  });
  const latest = [...changed].sort((a, b) => Number(a.stat.mtimeNs - b.stat.mtimeNs)).slice(-LATEST);
  return changed.map((file) => {
    const path = resolve(file.path);
    if (known.has(path)) return { ...file, since: readCheckpoint(db, path) ?? BEGINNING };
    return { ...file, since: latest.includes(file) ? BEGINNING : undefined };
  });
}
