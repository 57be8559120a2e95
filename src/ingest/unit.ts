import type { Checkpoint } from '../core/checkpoint.ts';
import type { Rejection } from '../core/entry.ts';
import type { Instant } from '../core/instant.ts';
import type { Spill, Spilled } from './spill.ts';

/** What kind of content the user says that inputs have (`--as`). */
export const INPUT_TYPES = ['audit-log', 'scim-users', 'scim-groups', 'csv'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** A piece of input that one thread reads: a file, a part of a large NDJSON file, or stdin. */
export interface Unit {
  /** Which unit this is; results carry it back. */
  readonly id: number;
  readonly path: string;
  /** Bytes of a plain NDJSON file: lines that begin in it belong to it. `undefined`: the whole input. */
  readonly range: { readonly from: number; readonly to: number } | undefined;
  /** How far a log was read before that may grow; `undefined`: nothing is kept of how far it is read. */
  readonly since: Checkpoint | undefined;
  readonly as: InputType | undefined;
  /** The date of a user list. */
  readonly takenAt: Instant;
  /** What takes the rejections after the first few; `undefined`: they are only counted. */
  readonly spill: Spill | undefined;
}

/** How a unit ended. */
export interface UnitSummary {
  /** What the content was; `unknown` where it is nothing that this program reads, nothing could be read, or nothing as what the user says it is. */
  readonly format: string;
  /** Why the system did not let it be read to its end, if so. */
  readonly unreadable: string | undefined;
  /** What the content looks like, where the user says that it is something else. */
  readonly looksLike: InputType | undefined;
  /** What was left out because it was read before, and has not changed: counts are of what comes behind. */
  readonly since: Checkpoint;
  /** How far a log was read that may grow; `undefined`: it is read from its beginning next time. */
  readonly reached: Checkpoint | undefined;
  /** Lines of the unit, also blank ones: where the numbers of the next unit's lines begin. */
  readonly lineNumbers: number;
  /** Lines with content; entries where the content has no lines. */
  readonly lines: number;
  readonly entries: number;
  readonly members: number;
  readonly noActor: number;
  readonly rejected: number;
  /** The first few; their line numbers count from where reading began. */
  readonly rejections: readonly Rejection[];
  /** The others, where there is a spill. */
  readonly spilled: Spilled | undefined;
  /** The number of the last line, where it is half written: the rest is still to come. */
  readonly unfinished: number | undefined;
}
