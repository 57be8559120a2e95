import type { Day } from './day.ts';
import type { Deployment } from './deployment.ts';
import type { Period } from './period.ts';

/** The value of one field: what JSON shows. Times are RFC 3339 UTC, days are `YYYY-MM-DD`, unknown is `null`. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

/** What a column holds, which decides how a table aligns, shortens and words it. */
export type ColumnKind =
  | 'name'
  | 'text'
  | 'path'
  | 'email'
  | 'id'
  | 'number'
  | 'time'
  | 'day'
  | 'status'
  | 'flag'
  | 'list';

export interface Column {
  /** The field of a row, and the column's name in `--columns`, CSV, TSV and JSON. */
  readonly key: string;
  /** The heading in tables and Markdown. */
  readonly title: string;
  readonly kind: ColumnKind;
  /** Shown in a table unless `--columns` asks for others. JSON, CSV and TSV show every column. */
  readonly inTable: boolean;
}

/** A series to draw: one value a bucket of time, in order of time, without gaps. */
export interface Series {
  /** `Active users per day`. */
  readonly title: string;
  readonly points: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly value: number;
    readonly partial: boolean;
  }[];
}

/** Rows that may be made anew each time they are gone through, so that those of a long answer are never all in memory. */
export interface Rows extends Iterable<Row> {
  readonly length: number;
}

/** One table of an answer. */
export interface Part {
  /** `active`, `trend`, `weekly`, `top`: its key in the JSON of an answer of several parts. */
  readonly name: string;
  /** What a person reads above it: `Most active users, last 30 days`. */
  readonly title: string;
  readonly period: Period | null;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** Present where the rows are a series over time. */
  readonly series?: Series;
}

/** What the answers rest on: first and last day with events up to today, and how many days between them have none. */
export interface Coverage {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly missingDays: number;
}

/** A finished answer: everything that a renderer needs, and nothing that depends on the terminal. */
export interface Answer {
  readonly command: string;
  readonly asOf: Day;
  readonly timezone: string;
  readonly deployment: Deployment;
  readonly coverage: Coverage;
  /** One part: JSON has `period` and `rows`. Several: JSON has one object a part, under its name. */
  readonly parts: readonly [Part, ...Part[]];
  /** Lines for the user on stderr, without colour: what the answer does not say but its reader must know. */
  readonly warnings: readonly string[];
  /** Lines under a table on a terminal: totals, what to run next. Worked out where they are shown. */
  readonly notes: () => readonly string[];
}
