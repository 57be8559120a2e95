import { resolve } from 'node:path';
import { cannotWrite } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import { Facts } from '../facts/facts.ts';
import { newTranslation, type Translation } from '../facts/translation.ts';
import type { Walk } from '../sources/walk.ts';
import type { Connection } from '../store/database.ts';
import { FactsMerger, type Novelty } from '../store/merge.ts';
import type { SourceRead } from '../store/sources.ts';
import { type ChangedFile, changedFiles } from './changed.ts';
import { fingerprint } from './fingerprint.ts';
import { piecesOf } from './plan.ts';
import { Pool } from './pool.ts';
import type { Receipt, Rejected } from './receipt.ts';
import { SourceTally } from './source-tally.ts';
import type { Spill } from './spill.ts';
import type { InputType, Unit } from './unit.ts';

export interface IngestOptions {
  readonly timezone: string;
  readonly as: InputType | undefined;
  /** The date of user lists; `undefined`: each file's modification time. */
  readonly takenAt: Instant | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now: number;
  /** Who wants every rejection; without it only the first few are kept. */
  readonly rejects: Rejects | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** Everything is read: what follows is one long transaction, with no more progress. */
  readonly onRead: (() => void) | undefined;
}

/** Takes every rejection. */
export interface Rejects {
  /** Where they go, as the user knows it. */
  readonly path: string;
  /** Holds them until all is read: the pieces of an input end in any order. */
  readonly spill: Spill;
  /** Is given all of them, input by input in order of place, before it is noted that these were read. */
  write(all: Iterable<Rejected>): Promise<void>;
}

export interface Progress {
  /** Bytes read so far and in all, as they lie on the disk; what stdin gives counts in the first only. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly path: string;
}

/** How many rejections a receipt shows. */
const SHOWN_REJECTIONS = 10;

interface Work {
  readonly unit: Unit;
  readonly piece: number;
  readonly tally: SourceTally;
}

/** Reads all that a walk found into the store. What could not be used is in the receipt; nothing stored is lost. */
export async function ingest(db: Connection, found: Walk, options: IngestOptions): Promise<Receipt> {
  const { rejects } = options;
  const changed = changedFiles(db, found.files, options);
  const work = plan(changed, found.stdin, options);
  const tallies = [...new Set(work.map(({ tally }) => tally))];
  const totalBytes = changed.reduce((sum, { stat }) => sum + Number(stat.size), 0);
  const merger = new FactsMerger(db);
  const facts = new Facts();
  const senders = new Map<number, Translation>();
  let bytes = 0;
  let novelty: Novelty;

  const learnt = (): void => {
    if (facts.isLarge) merger.merge(facts.packRows());
  };
  const units = work.map(({ unit }) => unit);
  const pool = new Pool(units, totalBytes, options.timezone);
  try {
    await pool.read(facts, {
      learnt,
      facts(thread, packed) {
        const sender = senders.get(thread) ?? newTranslation();
        senders.set(thread, sender);
        facts.merge(packed, sender);
        learnt();
      },
      progress(path, more) {
        bytes += more;
        options.onProgress?.({ bytes, totalBytes, path });
      },
      done(unit, summary) {
        const { tally, piece } = work[unit] as Work;
        tally.done(piece, summary);
        const failure = summary.spilled?.failure;
        if (failure !== undefined && rejects !== undefined) throw cannotWrite(rejects.path, failure);
      },
    });
    options.onRead?.();
    await rejects?.write(rejectionsOf(tallies)); // if that fails, all is read again next time
    // That a source was read is noted with the last of what was learnt: after a crash it is read again.
    const sources = tallies.map((tally) => sourceRead(tally, options.now));
    novelty = work.length > 0 ? await storeLast(merger, facts, sources, pool) : { people: 0, activeDays: 0 };
  } finally {
    await pool.close();
  }
  return receiptOf(tallies, novelty, {
    unchanged: found.files.length - changed.length,
    skipped: found.skipped,
    bytes: tallies.reduce((rest, { since }) => rest - since.offset, Math.max(bytes, totalBytes)),
  });
}

/** Stores what is left. Where there is another thread, that one encodes the assets meanwhile; they are stored as they come. */
async function storeLast(
  merger: FactsMerger,
  facts: Facts,
  sources: readonly SourceRead[],
  pool: Pool,
): Promise<Novelty> {
  const { encode } = pool;
  if (encode === undefined) return merger.finish(facts.pack(), sources);
  const encoding = encode(facts.takeAssetRows(), (kind, sets) => merger.assets(kind, sets));
  // At once, before anything is heard: assets are of identities that the store then knows.
  const settling = Promise.resolve().then(() => merger.settle(facts.pack()));
  await Promise.all([encoding, settling]);
  return merger.finish(facts.pack(), sources); // the last facts have brought nothing since
}

function plan(files: readonly ChangedFile[], stdin: boolean, options: IngestOptions): Work[] {
  const work: Work[] = [];
  const clock = Math.floor(options.now / 1000) as Instant;
  const add = (path: string, file: ChangedFile | undefined): void => {
    const pieces = file === undefined || options.as !== undefined ? [undefined] : piecesOf(file);
    const tally = new SourceTally(path, file, pieces.length, options.rejects?.spill);
    // A list with a date to come would stand against all newer ones: a clock that was wrong must not do that.
    const modified =
      file === undefined ? clock : (Math.min(clock, Number(file.stat.mtimeNs / 1_000_000_000n)) as Instant);
    pieces.forEach((range, piece) => {
      const { as, takenAt = modified } = options;
      const unit = {
        id: work.length,
        path,
        range,
        since: range === undefined ? file?.since : undefined,
        as,
        takenAt,
        spill: options.rejects?.spill,
      };
      work.push({ unit, piece, tally });
    });
  };
  for (const file of files) add(file.path, file);
  if (stdin) add('-', undefined);
  return work;
}

function sourceRead(tally: SourceTally, now: number): SourceRead {
  return {
    path: tally.file === undefined ? '-' : resolve(tally.path),
    // Of an input that could not be used nothing is remembered: it is tried again next time.
    fingerprint:
      tally.file === undefined || tally.format === 'unknown' ? '' : fingerprint(tally.file.stat, now),
    format: tally.format,
    bytes: Number(tally.file?.stat.size ?? 0),
    lines: tally.since.lines + tally.sum('lines'),
    entries: tally.since.entries + tally.sum('entries') + tally.sum('members'),
    rejected: tally.since.lines - tally.since.entries + tally.sum('rejected'),
    reached: tally.reached,
    readAt: Math.floor(now / 1000) as Instant,
  };
}

function* rejectionsOf(tallies: readonly SourceTally[]): Generator<Rejected> {
  for (const tally of tallies) yield* tally.rejections();
}

function receiptOf(
  tallies: readonly SourceTally[],
  novelty: { readonly people: number; readonly activeDays: number },
  rest: Pick<Receipt, 'unchanged' | 'skipped' | 'bytes'>,
): Receipt {
  const sum = (count: Parameters<SourceTally['sum']>[0]): number =>
    tallies.reduce((total, tally) => total + tally.sum(count), 0);
  const unusable = tallies.filter(({ format }) => format === 'unknown');
  const rejections: Rejected[] = [];
  for (const rejected of rejectionsOf(tallies)) {
    if (rejections.push(rejected) === SHOWN_REJECTIONS) break;
  }
  return {
    files: tallies.length - unusable.length,
    ...rest,
    failed: unusable.map((tally) => ({
      path: tally.path,
      reason: tally.unreadable ?? tally.firstReason ?? 'unknown content',
      readable: tally.unreadable === undefined,
      looksLike: tally.looksLike,
    })),
    lines: sum('lines'),
    events: sum('entries'),
    noActor: sum('noActor'),
    members: sum('members'),
    rejected: sum('rejected'),
    rejections,
    unfinished: tallies.flatMap(({ path, unfinished }) =>
      unfinished === undefined ? [] : [{ file: path, line: unfinished }],
    ),
    newPeople: novelty.people,
    newActiveDays: novelty.activeDays,
  };
}
