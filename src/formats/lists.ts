import { DamagedInput } from '../core/damaged-input.ts';
import { decodeCsv } from './csv-roster.ts';
import { parseJson } from './json.ts';
import { JsonSplitter } from './json-values.ts';
import { tooLong } from './piece.ts';
import { decodeScim } from './scim.ts';
import type { ScimKind } from './scim-shape.ts';
import type { DecodedLists } from './user-list.ts';

/** A text larger than this is no user list; in bytes. */
const LIST_LIMIT = 256 << 20;

/**
 * The user lists in a text. One that cannot be read to its end is not used at all: members who are missing from a list
 * would seem to have left.
 */
export async function decodeLists(
  chunks: AsyncIterable<Uint8Array>,
  format: 'csv' | ScimKind,
): Promise<DecodedLists> {
  let text: string;
  try {
    text = utf8(await gathered(chunks));
  } catch (error) {
    if (error instanceof DamagedInput) return unusable(error.message);
    throw error;
  }
  if (format === 'csv') return decodeCsv(text);
  const values = valuesIn(text);
  return typeof values === 'string' ? unusable(values) : decodeScim(values, format);
}

function unusable(reason: string): DecodedLists {
  return { lists: [], rows: 1, rejections: [{ line: 1, reason }] };
}

/** The JSON values in a text, one after another, or why it cannot be read. */
function valuesIn(text: string): unknown[] | string {
  const whole = parseJson(text);
  if ('value' in whole) return [whole.value];
  const splitter = new JsonSplitter({ lists: 'whole', limit: LIST_LIMIT });
  const values: unknown[] = [];
  for (const piece of [...splitter.push(Buffer.from(text)), ...splitter.end()]) {
    const parsed = 'bytes' in piece ? parseJson(new TextDecoder().decode(piece.bytes)) : piece;
    if ('reason' in parsed) return parsed.reason;
    values.push(parsed.value);
  }
  return values;
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LIST_LIMIT) throw new DamagedInput(`a user list ${tooLong(LIST_LIMIT)}`);
    parts.push(new Uint8Array(chunk));
  }
  return Buffer.concat(parts, length);
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DamagedInput('a user list that is not valid UTF-8', { cause });
  }
}
