import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Rejection } from '../core/entry.ts';
import { isRefusal } from '../core/errors.ts';
import { temporaryPath } from '../store/leftovers.ts';

/** A file of rejections, of which there may be more than fit in memory. All threads write to it. */
export interface Spill {
  /** Its descriptor: it has no name any more. */
  readonly file: number;
  /** How many bytes of it are taken, shared by all threads. */
  readonly end: BigInt64Array;
}

/** Where in a spill the rejections of a unit are. */
export interface Spilled {
  /** In order; each has whole rejections. */
  readonly stretches: readonly { readonly at: number; readonly length: number }[];
  /** Why not all of them are there; an error that a thread throws would not come through to another one as it is. */
  readonly failure: Error | undefined;
}

/** Characters that are collected before they are written. */
const BLOCK = 1 << 16;

/**
 * Makes a spill in the folder of the file `beside`, readable by its owner only. It has no name from the beginning, so nothing
 * is left of it when it is closed, or however else the program ends. Throws what the system throws.
 */
export function openSpill(beside: string): Spill {
  const path = temporaryPath(beside);
  const file = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return { file, end: new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) };
}

export function closeSpill({ file }: Spill): void {
  closeSync(file);
}

/** Writes the rejections of one unit. After a failure it writes nothing more. */
export class SpillWriter {
  readonly #spill: Spill;
  readonly #stretches: { readonly at: number; readonly length: number }[] = [];
  #failure: Error | undefined;
  #text = '';

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  add({ line, reason }: Rejection): void {
    this.#text += `${JSON.stringify([line, reason])}\n`;
    if (this.#text.length >= BLOCK) this.#flush();
  }

  /** When nothing follows. */
  finish(): Spilled {
    this.#flush();
    return { stretches: this.#stretches, failure: this.#failure };
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    if (bytes.length === 0 || this.#failure !== undefined) return;
    const at = Number(Atomics.add(this.#spill.end, 0, BigInt(bytes.length)));
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#spill.file, bytes, done, bytes.length - done, at + done);
      this.#stretches.push({ at, length: bytes.length });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#failure = error;
    }
  }
}

/** What a unit has written. */
export function* readSpilled({ file }: Spill, { stretches }: Spilled): Generator<Rejection> {
  for (const { at, length } of stretches) {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) done += readSync(file, bytes, done, length - done, at + done);
    for (const text of bytes.toString().trimEnd().split('\n')) {
      const [line, reason] = JSON.parse(text) as [number, string];
      yield { line, reason };
    }
  }
}
