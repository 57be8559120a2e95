import { DamagedInput } from '../core/damaged-input.ts';
import type { Entry, Rejection } from '../core/entry.ts';
import { peek } from '../core/peek.ts';
import { decodeLine } from './audit-entry.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { JsonSplitter } from './json-values.ts';
import { LineSplitter } from './lines.ts';
import { decodeLists } from './lists.ts';
import { ENTRY_LIMIT, type Splitter } from './piece.ts';
import { type Format, HEAD_SIZE, recognise } from './recognise.ts';
import type { UserList } from './user-list.ts';

/** Who takes what a text holds, in the order of the text. */
export interface Sink {
  entry(entry: Entry): void;
  roster(list: UserList): void;
  reject(rejection: Rejection): void;
  /** An API answer has come to its end: what it says besides its entries. */
  envelope?(members: JsonObject): void;
}

interface Decoded {
  readonly format: Format;
  /** Lines with content, entries, rows or resources: whatever the text consists of, the rejected ones included. */
  readonly lines: number;
  readonly entries: number;
}

/**
 * Reads any text: takes it for `as`, or for what it looks like. Only user lists are held in memory. What cannot be used is
 * rejected and the rest is read all the same; a user list that is damaged as a whole is not used at all, since members
 * who are missing from it would seem to have left. Rejections of entries that are not on lines of their own have the number of the entry.
 */
export async function decode(
  chunks: AsyncIterable<Uint8Array>,
  as: Format | undefined,
  sink: Sink,
): Promise<Decoded> {
  const text = await peek(chunks, HEAD_SIZE);
  const format = as ?? recognise(text.head, text.complete);
  if (typeof format === 'object') {
    await text.close();
    sink.reject({ line: 1, reason: format.unknown });
    return { format, lines: 1, entries: 0 };
  }
  switch (format) {
    case 'empty':
      await text.close();
      return { format, lines: 0, entries: 0 };
    case 'ndjson':
      return { format, ...(await decodeEntries(text.chunks, new LineSplitter(), sink)) };
    case 'json-entries': {
      const onEnvelope = (text: Uint8Array): void => {
        const parsed = parseJson(new TextDecoder().decode(text));
        if ('value' in parsed && isObject(parsed.value)) sink.envelope?.(parsed.value);
      };
      const splitter = new JsonSplitter({ lists: 'opened', limit: ENTRY_LIMIT, onEnvelope });
      return { format, ...(await decodeEntries(text.chunks, splitter, sink)) };
    }
    default: {
      const { lists, rows, rejections } = await decodeLists(text.chunks, format);
      for (const rejection of rejections) sink.reject(rejection);
      for (const list of lists) sink.roster(list);
      return { format, lines: rows, entries: 0 };
    }
  }
}

async function decodeEntries(
  chunks: AsyncIterable<Uint8Array>,
  splitter: Splitter,
  sink: Sink,
): Promise<Pick<Decoded, 'lines' | 'entries'>> {
  let lines = 0;
  let entries = 0;
  let last = 0;
  const take = (pieces: ReturnType<Splitter['push']>): void => {
    for (const piece of pieces) {
      lines++;
      last = piece.number;
      const entry = 'bytes' in piece ? decodeLine(piece.bytes) : piece.reason;
      if (typeof entry === 'string') {
        sink.reject({ line: piece.number, reason: entry });
      } else {
        entries++;
        sink.entry(entry);
      }
    }
  };
  try {
    for await (const chunk of chunks) take(splitter.push(chunk));
    take(splitter.end());
  } catch (error) {
    if (!(error instanceof DamagedInput)) throw error;
    lines++;
    sink.reject({ line: last + 1, reason: error.message });
  }
  return { lines, entries };
}
