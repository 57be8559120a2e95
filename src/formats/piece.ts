/** One line or JSON value cut out of a stream of bytes, numbered from 1, or why it cannot be had. */
export type Piece =
  | {
      readonly number: number;
      /** Valid until the splitter is given its next chunk. */
      readonly bytes: Uint8Array;
    }
  | { readonly number: number; readonly reason: string };

/** Cuts a stream of bytes into pieces. The pieces do not depend on where the chunks begin and end. */
export interface Splitter {
  /** The pieces that end in `chunk`, which follows on the chunks before it. */
  push(chunk: Uint8Array): Iterable<Piece>;
  /** What is left when no chunk follows. */
  end(): Iterable<Piece>;
}

/** How long a line or entry of an audit log may be, in bytes. Real ones have a few hundred. */
export const ENTRY_LIMIT = 16 << 20;

export function tooLong(limit: number): string {
  return `longer than ${limit >> 20} MiB`;
}
