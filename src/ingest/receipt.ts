/** A rejected piece of input. */
export interface Rejected {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
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
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
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
