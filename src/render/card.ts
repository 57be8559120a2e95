import Table from 'cli-table3';
import type { Column, Row } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { cellText, NO_VALUE } from './cell-text.ts';
import { penOf } from './colour.ts';
import { widthOf, wrap } from './fit.ts';
import { safeText } from './safe.ts';

const GAP = 2;
const LEAST_VALUE = 10;
const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((name) => [name, '']),
);

/** One row, a line a field: titles on the left, values on the right, wrapped and never cut. */
export function cardLines(columns: readonly Column[], row: Row, canvas: Canvas): string[] {
  const pen = penOf(canvas);
  const titles = Math.max(0, ...columns.map(({ title }) => widthOf(title) + 1));
  const room = Math.max(LEAST_VALUE, canvas.width - titles - GAP);
  const table = new Table({
    chars: { ...NO_BORDERS, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const column of columns) {
    const value = wrap(safeText(valueText(row, column, canvas)), room).join('\n');
    table.push([pen.dim(`${column.title}:`), value]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** As in a table; a relative time is followed by the time itself. */
function valueText(row: Row, column: Column, canvas: Canvas): string {
  const text = cellText(row, column, canvas);
  const cell = row[column.key];
  if (column.kind !== 'time' || typeof cell !== 'string' || text === NO_VALUE || text === cell) return text;
  return `${text} (${cell})`;
}
