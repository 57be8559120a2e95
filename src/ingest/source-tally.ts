import type { Checkpoint } from '../core/checkpoint.ts';
import type { Rejection } from '../core/entry.ts';
import type { SourceFile } from '../sources/walk.ts';
import { BEGINNING } from './growing-log.ts';
import type { Rejected } from './receipt.ts';
import { readSpilled, type Spill } from './spill.ts';
import type { InputType, UnitSummary } from './unit.ts';

/** What is known of one input while threads read its pieces, which end in any order. */
export class SourceTally {
  readonly path: string;
  /** `undefined`: stdin. */
  readonly file: SourceFile | undefined;
  readonly #pieces: (UnitSummary | undefined)[];
  readonly #spill: Spill | undefined;

  /** `spill`: that of its units. */
  constructor(path: string, file: SourceFile | undefined, pieces: number, spill: Spill | undefined) {
    this.path = path;
    this.file = file;
    this.#spill = spill;
    this.#pieces = Array<UnitSummary | undefined>(pieces).fill(undefined);
  }

  done(piece: number, summary: UnitSummary): void {
    this.#pieces[piece] = summary;
  }

  get format(): string {
    return this.unreadable === undefined ? (this.#pieces[0]?.format ?? 'unknown') : 'unknown';
  }

  /** What the input looks like, where the user says that it is something else. */
  get looksLike(): InputType | undefined {
    return this.#pieces[0]?.looksLike;
  }

  /** Why the system did not let all of the input be read, if so. */
  get unreadable(): string | undefined {
    return this.#pieces.find((piece) => piece?.unreadable !== undefined)?.unreadable;
  }

  /** What was left out of the input because it was read before, and has not changed. */
  get since(): Checkpoint {
    return this.#pieces[0]?.since ?? BEGINNING;
  }

  /** How far the input was read, if it is a log that may grow. */
  get reached(): Checkpoint | undefined {
    return this.#pieces[0]?.reached;
  }

  /** Of what was read now. */
  sum(count: 'lines' | 'entries' | 'members' | 'noActor' | 'rejected'): number {
    return this.#pieces.reduce((sum, piece) => sum + (piece?.[count] ?? 0), 0);
  }

  /** The line at the end that is half written, numbered from the start of the input. */
  get unfinished(): number | undefined {
    const before = this.#pieces
      .slice(0, -1)
      .reduce((sum, piece) => sum + (piece?.lineNumbers ?? 0), this.since.lineNumbers);
    const last = this.#pieces.at(-1)?.unfinished;
    return last === undefined ? undefined : before + last;
  }

  /** Why the input could not be used, where it is unknown. */
  get firstReason(): string | undefined {
    return this.#pieces[0]?.rejections[0]?.reason;
  }

  /** The rejections that were kept or spilled, in order of place, with line numbers that count from the start of the input. */
  *rejections(): Generator<Rejected> {
    let before = this.since.lineNumbers;
    for (const piece of this.#pieces) {
      if (piece === undefined) continue;
      for (const { line, reason } of this.#rejectionsOf(piece))
        yield { file: this.path, line: before + line, reason };
      before += piece.lineNumbers;
    }
  }

  *#rejectionsOf({ rejections, spilled }: UnitSummary): Generator<Rejection> {
    yield* rejections;
    if (this.#spill !== undefined && spilled !== undefined) yield* readSpilled(this.#spill, spilled);
  }
}
