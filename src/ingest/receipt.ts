import type { InputType } from './unit.ts';

/** A rejected piece of input. */
export interface Rejected {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** An input of which nothing could be used. */
interface Failed {
  readonly path: string;
  readonly reason: string;
  /** Whether the system let it be read: if so, its content is at fault. */
  readonly readable: boolean;
  /** Where the user says that it is something else. */
  readonly looksLike: InputType | undefined;
}

/** What an ingest did. */
export interface Receipt {
  /** Inputs that this program could use. */
  readonly files: number;
  /** Files that were read before and have not changed since. */
  readonly unchanged: number;
  /** What was left out on the way through folders. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Inputs of which nothing could be used. */
  readonly failed: readonly Failed[];
  readonly bytes: number;
  readonly lines: number;
  readonly events: number;
  /** Events of nobody: they are nobody's activity. */
  readonly noActor: number;
  /** Entries of user lists: of a person on two of them, two. */
  readonly members: number;
  readonly rejected: number;
  /** The first few. */
  readonly rejections: readonly Rejected[];
  /** Last lines that are half written: they count when the rest has come. */
  readonly unfinished: readonly { readonly file: string; readonly line: number }[];
  /** People who had never been active before, and days on which somebody was, as far as they are new. */
  readonly newPeople: number;
  readonly newActiveDays: number;
}
