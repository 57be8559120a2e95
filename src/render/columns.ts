import type { Column, Part } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';

/** The columns that formats for programs write: the ones asked for, in that order, else all. */
export function dataColumns(part: Part, canvas: Canvas): readonly Column[] {
  return canvas.columns === undefined ? part.columns : chosen(part, canvas.columns);
}

/** The columns that formats for people show: the ones asked for, in that order, else the report's choice. */
export function tableColumns(part: Part, canvas: Canvas): readonly Column[] {
  return canvas.columns === undefined
    ? part.columns.filter(({ inTable }) => inTable)
    : chosen(part, canvas.columns);
}

function chosen({ columns }: Part, keys: readonly string[]): Column[] {
  return keys.flatMap((key) => columns.filter((column) => column.key === key));
}
