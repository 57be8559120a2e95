import { delimiterOf, isTable } from './csv-columns.ts';
import { errorBody, quoted } from './error-body.ts';
import { isObject, parseJson } from './json.ts';
import { JsonSplitter } from './json-values.ts';
import { LINE_FEED } from './lines.ts';
import { ENTRY_LIMIT } from './piece.ts';
import { type ScimKind, scimKindOf } from './scim-shape.ts';

/** What this program can read. `json-entries`: audit log entries in API answers, arrays, or over several lines each. */
export type KnownFormat = 'ndjson' | 'json-entries' | 'csv' | ScimKind;

/** What a text is: something known, nothing but white space, or why nothing can be made of it. */
export type Format = KnownFormat | 'empty' | { readonly unknown: string };

/** How much of a text is enough to recognise it, in bytes. */
export const HEAD_SIZE = 64 << 10;

/**
 * What a text is, by its first `HEAD_SIZE` bytes; `all` says that nothing follows `beginning`. Where the beginning is
 * broken it takes the text for lines of entries if any line is one, so that the others are not lost.
 */
export function recognise(beginning: Uint8Array, all: boolean): Format {
  const head = beginning.subarray(0, HEAD_SIZE);
  const complete = all && head.length === beginning.length;
  const first = firstLine(head);
  if (first === '') return complete ? 'empty' : 'ndjson';
  const textOf = (): string => new TextDecoder().decode(head).trimStart();
  const isJson = first.startsWith('{') || first.startsWith('[');
  const line = isJson ? parseJson(first) : undefined;
  if (line !== undefined && 'value' in line) {
    const isAlone = (): boolean => complete && textOf().trimEnd() === first.trimEnd();
    return formatOfValue(line.value, 'ndjson', isAlone);
  }
  return formatOfText(textOf(), head, complete);
}

/** The first line that is not blank, from its first character on. In most logs it says all: the others need not be decoded. */
function firstLine(head: Uint8Array): string {
  for (let start = 0; start < head.length; ) {
    const feed = head.indexOf(LINE_FEED, start);
    const end = feed < 0 ? head.length : feed;
    const line = new TextDecoder().decode(head.subarray(start, end)).trimStart();
    if (line !== '') return line;
    start = end + 1;
  }
  return '';
}

/** What a text is whose first line is no JSON value. */
function formatOfText(text: string, head: Uint8Array, complete: boolean): Format {
  const lines = text.split('\n');
  const [first = ''] = lines;
  if (text.startsWith('{') || text.startsWith('[')) {
    const value = firstValue(head);
    if (value !== undefined) return formatOfValue(value, 'json-entries', () => complete);
    const format = formatOfBeginning(text);
    if (format !== undefined) return format;
  }
  if (delimiterOf(first.replace(/\r$/, '')) !== undefined) return 'csv';
  if (lines.some(isEntryLike) || text.startsWith('{')) return 'ndjson';
  // A list that is none has a reason a line; what looks like no JSON at all has one for the whole text.
  return text.startsWith('[') ? 'ndjson' : { unknown: foreignText(text) };
}

/** `single`: the format if the value is one entry. `isAlone`: whether nothing else is in the text. */
function formatOfValue(value: unknown, single: 'ndjson' | 'json-entries', isAlone: () => boolean): Format {
  const scim = scimKindOf(value);
  if (scim !== undefined) return scim;
  if (Array.isArray(value)) return value.every(isObject) ? 'json-entries' : 'ndjson';
  if (isObject(value) && 'audit_logs' in value) return 'json-entries';
  const error = errorBody(value);
  return error !== undefined && isAlone() ? { unknown: error } : single;
}

/** The first JSON value of the text, if it ends in the head and is valid. */
function firstValue(head: Uint8Array): unknown {
  for (const piece of new JsonSplitter({ lists: 'whole', limit: ENTRY_LIMIT }).push(head)) {
    if (!('bytes' in piece)) return undefined;
    const parsed = parseJson(new TextDecoder().decode(piece.bytes));
    return 'value' in parsed ? parsed.value : undefined;
  }
  return undefined;
}

/** What a JSON value that does not end in the head is, by the keys that lead to its list. */
function formatOfBeginning(text: string): Format | undefined {
  const isGroup = /:core:2\.0:Group"|"members"\s*:/.test(text) && !/"userName"\s*:/.test(text);
  if (text.startsWith('[')) {
    if (!/^\[\s*\{/.test(text)) return undefined;
    if (/"timestamp"\s*:/.test(text)) return 'json-entries';
    if (/"userName"\s*:|:core:2\.0:User"/.test(text)) return 'scim-users';
    return isGroup ? 'scim-groups' : 'json-entries';
  }
  const list = /"(audit_logs|Resources)"\s*:\s*\[/.exec(text)?.[1];
  if (list === 'audit_logs') return 'json-entries';
  if (list === 'Resources') return isGroup ? 'scim-groups' : 'scim-users';
  return /^\{\s*\n/.test(text) ? 'json-entries' : undefined;
}

function isEntryLike(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  const parsed = parseJson(line);
  return 'value' in parsed && isObject(parsed.value);
}

const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^<(!doctype html|html|head|body)\b/i, 'an HTML page, not a log'],
  [/^<\?xml\b/, 'an XML document, not a log'],
  [/^PK\x03\x04/, 'a zip archive: unpack it first'],
  [/^BZh\d/, 'a bzip2 file: unpack it first'],
  [/^\uFFFD7zXZ/, 'an xz file: unpack it first'],
  [/^PAR1/, 'a Parquet file, not a log'],
  [/^SQLite format 3/, 'a SQLite database, not a log'],
  [/[\0\uFFFD]/, 'binary data, not a log'],
];

function foreignText(text: string): string {
  const known = FOREIGN.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return isTable(lines)
    ? `a CSV without a column of ids, e-mail addresses or usernames: ${quoted(lines[0] ?? '')}`
    : `plain text, not a log: ${quoted(text)}`;
}
