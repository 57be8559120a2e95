import type { Answer } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { inChunks } from './chunks.ts';
import { dataColumns } from './columns.ts';
import { jsonRow } from './json-row.ts';
import { originOf } from './origin.ts';

/**
 * One JSON object a row and a line; in an answer of several parts each begins with its `part` and period, and a
 * part that has none of the columns asked for is left out.
 */
export function renderNdjson(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

function* lines({ parts }: Answer, canvas: Canvas): Generator<string> {
  for (const part of parts) {
    if (dataColumns(part, canvas).length === 0) continue;
    const shown = jsonRow(part, canvas);
    const origin = parts.length > 1 ? originOf(part, canvas) : undefined;
    for (const row of part.rows)
      yield JSON.stringify(origin === undefined ? shown(row) : { ...origin, ...shown(row) });
  }
}
