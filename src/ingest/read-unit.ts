import { DamagedInput } from '../core/damaged-input.ts';
import { peek } from '../core/peek.ts';
import { UnreadableInput } from '../core/unreadable-input.ts';
import type { Zone } from '../core/zone.ts';
import type { Facts } from '../facts/facts.ts';
import { decodeLine } from '../formats/audit-entry.ts';
import { decode } from '../formats/index.ts';
import { parseJson } from '../formats/json.ts';
import { LINE_FEED } from '../formats/lines.ts';
import { type Format, HEAD_SIZE, recognise } from '../formats/recognise.ts';
import { compileKernel } from '../kernel/kernel.ts';
import { LineFolder } from '../kernel/line-folder.ts';
import type { BytesAtHand } from '../sources/at-hand.ts';
import { contentOf } from './content.ts';
import { GrowingLog } from './growing-log.ts';
import { logAtHand } from './log-at-hand.ts';
import type { InputType, Unit, UnitSummary } from './unit.ts';
import { UnitTally } from './unit-tally.ts';

/** Bytes of content between two hand-overs: enough that packing does not show, few enough to be small in memory. */
const HAND_OVER = 32 << 20;

/** What a reader tells while it reads. */
interface ReaderEvents {
  /** Its facts have grown; from time to time, so that they can be handed over before they are large. */
  learnt(): void;
  /** Bytes of an input, as it lies on the disk, that were read since the last time. */
  progress(path: string, bytes: number): void;
}

/** Reads units one after another into the same facts, one reader a thread. */
export class UnitReader {
  readonly #zone: Zone;
  readonly #on: ReaderEvents;
  readonly #facts: Facts;
  #folder: LineFolder | undefined;
  /** Bytes of content since the last hand-over. */
  #held = 0;

  constructor(zone: Zone, facts: Facts, on: ReaderEvents) {
    this.#zone = zone;
    this.#facts = facts;
    this.#on = on;
  }

  /** Reads a unit to its end; what cannot be used becomes rejections. */
  async read(unit: Unit): Promise<UnitSummary> {
    const tally = new UnitTally(unit, this.#zone, this.#facts);
    try {
      const bytes = logAtHand(unit, (read) => this.#on.progress(unit.path, read));
      if (bytes === undefined) await this.#readWhole(unit, tally);
      else await this.#foldAtHand(bytes, tally);
    } catch (error) {
      if (!(error instanceof UnreadableInput || error instanceof DamagedInput)) throw error;
      if (error instanceof UnreadableInput) tally.unreadable = error.message;
      else tally.lines++;
      tally.reject({ line: tally.lineNumbers + 1, reason: error.message });
    }
    return tally.summary();
  }

  /** Adds all that is left to the facts, when no unit follows. */
  finish(): void {
    this.#folder?.drain(this.#facts);
  }

  async #readWhole(unit: Unit, tally: UnitTally): Promise<void> {
    const content = contentOf(unit.path, (bytes) => this.#on.progress(unit.path, bytes));
    const { head, complete, chunks } = await peek(content, HEAD_SIZE);
    const recognised = recognise(head, complete);
    const format = formatOf(unit.as, recognised);
    const type = typeOf(recognised);
    if (unit.as !== undefined && type !== unit.as) tally.looksLike = type;
    if (format === 'ndjson') {
      tally.format = 'ndjson';
      await this.#foldChunks(chunks, tally);
      return;
    }
    const decoded = await decode(this.#watched(chunks, tally), format, {
      entry: (entry) => tally.entry(entry),
      roster(roster) {
        // It would seem that everybody has left.
        if (roster.members.length === 0 && tally.rejected > 0) return;
        tally.members += roster.members.length;
        tally.facts.roster({ ...roster, takenAt: unit.takenAt });
      },
      reject: (rejection) => tally.reject(rejection),
    });
    tally.format = typeof format === 'string' ? format : 'unknown';
    tally.lines = decoded.lines;
  }

  /** Has the bytes put straight into the kernel's memory. */
  async #foldAtHand(bytes: BytesAtHand, tally: UnitTally): Promise<void> {
    const folder = this.#begin(tally);
    if (bytes instanceof GrowingLog) tally.since = bytes.since;
    try {
      const followed = this.#foldAll(bytes, folder, tally);
      if (!followed) await this.#readSlowly(joined(folder.pending, bytes.rest()), tally);
    } finally {
      bytes.close();
    }
  }

  /** Answers false where a line is too long for the kernel. */
  #foldAll(bytes: BytesAtHand, folder: LineFolder, tally: UnitTally): boolean {
    let followed = true;
    try {
      for (let length = -1; length !== 0 && followed; ) {
        length = bytes.readInto(folder.space());
        followed = this.#fold(folder, length, tally);
      }
      if (followed && bytes instanceof GrowingLog) tally.reached = bytes.reached(wholeLines(folder, tally));
      if (followed) this.#foldLast(folder, tally);
    } finally {
      this.#count(folder, tally);
    }
    return followed;
  }

  async #foldChunks(chunks: AsyncIterable<Uint8Array>, tally: UnitTally): Promise<void> {
    const folder = this.#begin(tally);
    const iterator = chunks[Symbol.asyncIterator]();
    const advance = async (): Promise<IteratorResult<Uint8Array>> => {
      try {
        return await iterator.next();
      } catch (error) {
        this.#count(folder, tally); // what was read is sound; the half of a line at the end is dropped
        throw error;
      }
    };
    for (let next = await advance(); next.done !== true; next = await advance()) {
      for (let at = 0; at < next.value.length; ) {
        const space = folder.space();
        const part = next.value.subarray(at, at + space.length);
        space.set(part);
        at += part.length;
        if (this.#fold(folder, part.length, tally)) continue;
        this.#count(folder, tally);
        const rest = joined(next.value.subarray(at), { [Symbol.asyncIterator]: () => iterator });
        return this.#readSlowly(joined(folder.pending, rest), tally);
      }
    }
    this.#foldLast(folder, tally);
    this.#count(folder, tally);
  }

  /** From a line on that is too long for the kernel. */
  async #readSlowly(chunks: AsyncIterable<Uint8Array>, tally: UnitTally): Promise<void> {
    const before = tally.lineNumbers;
    const decoded = await decode(this.#watched(chunks, tally), 'ndjson', {
      entry: (entry) => tally.entry(entry),
      roster() {},
      reject: ({ line, reason }) => tally.reject({ line: before + line, reason }),
    });
    tally.lines += decoded.lines;
  }

  /** Counts the lines that pass. */
  async *#watched(chunks: AsyncIterable<Uint8Array>, tally: UnitTally): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      yield chunk;
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1))
        tally.lineNumbers++;
      this.#passed(chunk.length);
    }
  }

  #begin(tally: UnitTally): LineFolder {
    tally.format = 'ndjson';
    this.#folder ??= new LineFolder(compileKernel(), this.#zone);
    this.#folder.begin();
    return this.#folder;
  }

  /** Folds what was put into the kernel's memory; false where a line is too long for it. */
  #fold(folder: LineFolder, length: number, tally: UnitTally): boolean {
    if (folder.full) folder.drain(this.#facts);
    const followed = folder.fold(length, false, (line, number) => decodeInto(tally, line, number));
    this.#passed(length);
    return followed;
  }

  /** Folds what follows on the last line feed: in a log that is being written to, it can be half a line. */
  #foldLast(folder: LineFolder, tally: UnitTally): void {
    if (folder.full) folder.drain(this.#facts);
    folder.fold(0, true, (line, number) => {
      if (tally.growing && isHalf(line)) tally.unfinished = number;
      else decodeInto(tally, line, number);
    });
  }

  /** Notes that so many bytes of content were taken in, and says that there are more facts when they are many. */
  #passed(bytes: number): void {
    this.#held += bytes;
    if (this.#held < HAND_OVER) return;
    this.#held = 0;
    this.#folder?.spill(this.#facts);
    this.#on.learnt();
  }

  #count(folder: LineFolder, tally: UnitTally): void {
    tally.lines += folder.lines;
    tally.entries += folder.entries;
    tally.noActor += folder.noActor;
    tally.lineNumbers += folder.lineNumber;
  }
}

function decodeInto(tally: UnitTally, line: Uint8Array, number: number): void {
  const entry = decodeLine(line);
  if (typeof entry === 'string') tally.reject({ line: number, reason: entry });
  else tally.entry(entry);
}

/** What was counted before the last line, where that one has no end yet: it is to be read again with what follows on it. */
function wholeLines(folder: LineFolder, { entries }: UnitTally) {
  const { lineNumber: lineNumbers, lines } = folder;
  return { lineNumbers, lines, entries: entries + folder.entries };
}

/** Whether a line is the beginning of an entry and no whole one. */
function isHalf(line: Uint8Array): boolean {
  const text = new TextDecoder().decode(line);
  return text.startsWith('{') && 'reason' in parseJson(text);
}

/** What to take the content for: what the user says, or what it looks like. */
function formatOf(as: InputType | undefined, recognised: Format): Format {
  if (as === undefined || recognised === 'empty') return recognised;
  if (as === 'audit-log') return recognised === 'json-entries' ? recognised : 'ndjson';
  return as;
}

/** By which type the user would say what content was recognised; `undefined` where it is empty or nothing that this program reads. */
function typeOf(recognised: Format): InputType | undefined {
  if (typeof recognised === 'object' || recognised === 'empty') return undefined;
  return recognised === 'ndjson' || recognised === 'json-entries' ? 'audit-log' : recognised;
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}
