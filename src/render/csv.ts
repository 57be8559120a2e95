import type { Answer } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { inChunks } from './chunks.ts';
import { quoted } from './quoted.ts';
import { recordsOf } from './records.ts';

/** What a value cannot hold without quotes. A bare carriage return ends a line for many readers. */
const SPECIAL = /[",\r\n]/;

/** CSV with a header of keys; values in quotes only where they need them. For the dashboard's own CSV see `dashboard-csv.ts`. */
export function renderCsv(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const { header, records } = recordsOf(answer, canvas);
  yield line(header);
  for (const record of records) yield line(record);
}

function line(values: readonly string[]): string {
  // The empty value of an only column would be a blank line, which many readers skip.
  if (values.length === 1 && values[0] === '') return quoted('');
  return values.map((value) => (SPECIAL.test(value) ? quoted(value) : value)).join(',');
}
