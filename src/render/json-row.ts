import type { Part, Row } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { dataColumns } from './columns.ts';

/** How JSON shows a row of the part: as it is, or only the fields that were asked for, in that order. */
export function jsonRow(part: Part, canvas: Canvas): (row: Row) => Row {
  if (canvas.columns === undefined) return (row) => row;
  const keys = dataColumns(part, canvas).map(({ key }) => key);
  return (row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
}
