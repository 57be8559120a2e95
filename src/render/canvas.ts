import type { Answer } from '../core/answer.ts';
import type { Instant } from '../core/instant.ts';

/** What an answer is drawn on: the terminal's abilities and the user's wishes. Formats for programs look at `columns` only. */
export interface Canvas {
  /** In columns of the terminal. */
  readonly width: number;
  /** Chalk's levels: none, 16, 256, or all colours. */
  readonly colour: 0 | 1 | 2 | 3;
  /** Whether lines, bars and ellipses may be drawn with more than ASCII. */
  readonly unicode: boolean;
  /** Times are worded as seen from then: `3 days ago`. Undefined: they are written out. */
  readonly relativeTo: Instant | undefined;
  /** The keys of the columns to show, in order. Undefined: the report's own choice. */
  readonly columns: readonly string[] | undefined;
  /** Whether tables of a series may be drawn as a chart. */
  readonly chart: boolean;
}

/** A format: turns an answer into text, in chunks so that a long answer is never whole in memory. */
export type Render = (answer: Answer, canvas: Canvas) => Iterable<string>;
