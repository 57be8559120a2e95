import type { Checkpoint } from '../core/checkpoint.ts';
import type { Instant } from '../core/instant.ts';
import type { SourceRecord } from '../core/records.ts';
import { recordCheckpoint } from './checkpoints.ts';
import type { Connection } from './database.ts';

/** A source that was read to its end, with what tells whether it is still the same file. */
export interface SourceRead extends SourceRecord {
  /** Empty where the file could have changed unnoticed: it is read again next time. */
  readonly fingerprint: string;
  /** How far it was read, if it is a log that may grow. */
  readonly reached: Checkpoint | undefined;
}

/** Notes that a source was read; what was known of the same path is replaced. */
export function recordSource(db: Connection, { reached, ...source }: SourceRead): void {
  db.prepare(
    `INSERT OR REPLACE INTO source (path, fingerprint, format, bytes, lines, entries, rejected, read_at)
     VALUES (:path, :fingerprint, :format, :bytes, :lines, :entries, :rejected, :readAt)`,
  ).run(source);
  if (reached !== undefined) recordCheckpoint(db, source.path, reached);
}

/** The fingerprint and format of each path that was read. */
export function readFingerprints(db: Connection): Map<string, Pick<SourceRead, 'fingerprint' | 'format'>> {
  const rows = db
    .prepare<[], Pick<SourceRead, 'path' | 'fingerprint' | 'format'>>(
      'SELECT path, fingerprint, format FROM source ORDER BY path',
    )
    .all();
  return new Map(rows.map(({ path, ...read }) => [path, read]));
}

/** Everything that was read, in order of path. */
export function readSources(db: Connection): SourceRecord[] {
  return db
    .prepare<[], SourceRecord & { readAt: Instant }>(
      `SELECT path, format, bytes, lines, entries, rejected, read_at AS readAt
         FROM source
        ORDER BY path`,
    )
    .all();
}
