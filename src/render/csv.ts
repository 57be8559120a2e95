import { stringify } from 'csv-stringify/sync';
import type { Answer } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { inChunks } from './chunks.ts';
import { recordsOf } from './records.ts';

/** CSV with a header of keys; values in quotes only where they need them. For the dashboard's own CSV see `dashboard-csv.ts`. */
export function renderCsv(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const { header, records } = recordsOf(answer, canvas);
  yield lineOf(header);
  for (const record of records) yield lineOf(record);
}

/** A record without its line end. The library writes those that need quotes: it takes ten times as long for the others. */
function lineOf(record: readonly string[]): string {
  const needsQuotes = record.length === 1 ? NEEDS_QUOTES_ALONE : NEEDS_QUOTES;
  return record.some((value) => needsQuotes.test(value)) ? quoted(record) : record.join(',');
}

const NEEDS_QUOTES = /[",\r\n]/;
/** The empty value of an only column would be a blank line, which many readers skip. */
const NEEDS_QUOTES_ALONE = /[",\r\n]|^$/;

function quoted(record: readonly string[]): string {
  return stringify([[...record]], {
    eof: false,
    // A bare carriage return ends a line for many readers, so it needs quotes like a newline.
    quote_record_delimiter: true,
    quoted_empty: record.length === 1,
  });
}
