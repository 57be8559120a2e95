import type { Rejection } from '../core/entry.ts';
import type { SourceFile } from '../sources/walk.ts';
import type { Rejected } from './receipt.ts';
import type { Batch, UnitSummary } from './unit.ts';

/** What is known of one input while the threads read its pieces, in whatever order these end. */
export class SourceTally {
  readonly path: string;
  /** `undefined`: stdin. */
  readonly file: SourceFile | undefined;
  readonly #summaries: (UnitSummary | undefined)[];
  readonly #rejections: Rejection[][];
  bytes = 0;

  constructor(path: string, file: SourceFile | undefined, pieces: number) {
    this.path = path;
    this.file = file;
    this.#summaries = Array<UnitSummary | undefined>(pieces).fill(undefined);
    this.#rejections = Array.from({ length: pieces }, () => []);
  }

  batch(piece: number, { bytes, rejections }: Batch): void {
    this.bytes += bytes;
    this.#rejections[piece]?.push(...rejections);
  }

  done(piece: number, summary: UnitSummary): void {
    this.#summaries[piece] = summary;
  }

  /** All pieces were read to their end. */
  get isComplete(): boolean {
    return this.#summaries.every((summary) => summary !== undefined);
  }

  get summaries(): readonly UnitSummary[] {
    return this.#summaries.filter((summary) => summary !== undefined);
  }

  get format(): string {
    return this.summaries[0]?.format ?? 'unknown';
  }

  sum(count: 'lines' | 'entries' | 'members' | 'noActor' | 'rejected'): number {
    return this.summaries.reduce((sum, summary) => sum + summary[count], 0);
  }

  /** The rejections that were kept, in order of place, with line numbers that count from the start of the input. */
  *rejections(): Generator<Rejected> {
    let before = 0;
    for (const [piece, rejections] of this.#rejections.entries()) {
      for (const { line, reason } of rejections) yield { file: this.path, line: before + line, reason };
      before += this.#summaries[piece]?.lineNumbers ?? 0;
    }
  }
}
