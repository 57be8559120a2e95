import type { Checkpoint } from '../core/checkpoint.ts';
import type { SourceFile } from '../sources/walk.ts';
import { BEGINNING } from './growing-log.ts';
import type { Rejected } from './receipt.ts';
import type { UnitSummary } from './unit.ts';

/** What is known of one input while threads read its pieces, which end in any order. */
export class SourceTally {
  readonly path: string;
  /** `undefined`: stdin. */
  readonly file: SourceFile | undefined;
  readonly #pieces: (UnitSummary | undefined)[];

  constructor(path: string, file: SourceFile | undefined, pieces: number) {
    this.path = path;
    this.file = file;
    this.#pieces = Array<UnitSummary | undefined>(pieces).fill(undefined);
  }

  done(piece: number, summary: UnitSummary): void {
    this.#pieces[piece] = summary;
  }

  get format(): string {
    return this.#pieces[0]?.format ?? 'unknown';
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

  /** The rejections that were kept, in order of place, with line numbers that count from the start of the input. */
  *rejections(): Generator<Rejected> {
    let before = this.since.lineNumbers;
    for (const piece of this.#pieces) {
      for (const { line, reason } of piece?.rejections ?? [])
        yield { file: this.path, line: before + line, reason };
      before += piece?.lineNumbers ?? 0;
    }
  }
}
