import { stringify } from 'csv-stringify/sync';
import type { Answer } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { recordsOf } from './records.ts';

/** Records a call: enough that the library's cost a call does not show. */
const BATCH = 1_000;

/** CSV with a header of keys; values in quotes only where they need them. For the dashboard's own CSV see `dashboard-csv.ts`. */
export function* renderCsv(answer: Answer, canvas: Canvas): Generator<string> {
  const { header, records } = recordsOf(answer, canvas);
  let batch = [header];
  for (const record of records) {
    if (batch.length === BATCH) {
      yield write(batch);
      batch = [];
    }
    batch.push(record);
  }
  yield write(batch);
}

function write(records: (readonly string[])[]): string {
  return stringify(records as string[][], {
    record_delimiter: '\n',
    // A bare carriage return ends a line for many readers, so it needs quotes like a newline.
    quote_record_delimiter: true,
    // The empty value of an only column would be a blank line, which many readers skip.
    quoted_empty: records[0]?.length === 1,
  });
}
