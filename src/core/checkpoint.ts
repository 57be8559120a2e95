/** How far a log was read that may still grow: to the end of a line. */
export interface Checkpoint {
  /** Bytes of the file before it. */
  readonly offset: number;
  /** The SHA-256 of these bytes, in hexadecimal digits: it proves that they are still the same. */
  readonly digest: string;
  /** Lines before it, also blank ones. */
  readonly lineNumbers: number;
  /** Those with content, and those that could be used. */
  readonly lines: number;
  readonly entries: number;
}
