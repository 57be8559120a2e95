import type { ChalkInstance } from 'chalk';
import type { Column, ColumnKind, Row } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { cellText, NO_VALUE } from './cell-text.ts';
import { penOf } from './colour.ts';
import { cut, cutEmail, domainOf, ellipsis, widthOf, wrap } from './fit.ts';
import { GAP, type Layout, layOut, type Need } from './layout.ts';
import { safeText } from './safe.ts';

/** A text that is cut to fewer columns than this says too little. */
const LEAST_TEXT = 8;

/**
 * A table for a terminal: headings, a rule, a line a row, never wider than the canvas. Two passes over the rows, so ten times
 * the rows take ten times the time.
 */
export function* gridLines(
  columns: readonly Column[],
  rows: readonly Row[],
  canvas: Canvas,
): Generator<string> {
  const pen = penOf(canvas);
  const texts = rows.map((row) => columns.map((column) => safeText(cellText(row, column, canvas))));
  const layout = layOut(needs(columns, texts, canvas), canvas.width);
  const gap = ' '.repeat(GAP);
  const line = (cell: (column: Column, width: number, index: number) => string): string =>
    layout.shown
      .map(({ index, width }) => cell(columns[index] as Column, width, index))
      .join(gap)
      .trimEnd();
  const mark = ellipsis(canvas.unicode);
  yield line(({ kind, title }, width) => aligned(cut(title, width, mark), width, kind, pen.bold));
  yield line((_, width) => pen.dim((canvas.unicode ? '\u2500' : '-').repeat(width)));
  for (const row of texts) {
    yield line(({ kind }, width, index) => {
      const text = row[index] ?? '';
      const fitted = kind === 'email' ? cutEmail(text, width, mark) : cut(text, width, mark);
      return aligned(fitted, width, kind, penFor(text, kind, pen));
    });
  }
  if (rows.length === 0) yield pen.dim('none');
  yield* leftOutLines(layout, columns, canvas).map((text) => pen.dim(text));
}

function needs(columns: readonly Column[], texts: readonly (readonly string[])[], canvas: Canvas): Need[] {
  const mark = ellipsis(canvas.unicode).length;
  return columns.map(({ kind, title }, index) => {
    let natural = widthOf(title);
    let least = natural;
    for (const row of texts) {
      const text = row[index] ?? '';
      const width = widthOf(text);
      natural = Math.max(natural, width);
      if (kind === 'email') least = Math.max(least, Math.min(width, 1 + mark + widthOf(domainOf(text))));
    }
    if (kind === 'text' || kind === 'list') least = Math.max(least, Math.min(natural, LEAST_TEXT));
    else if (kind !== 'email') least = natural;
    return { kind, natural, least };
  });
}

/** The text in its column, painted; the space beside it is not. */
function aligned(text: string, width: number, kind: ColumnKind, paint: (text: string) => string): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return kind === 'number' ? space + paint(text) : paint(text) + space;
}

/** Colour repeats what the word already says. */
function penFor(text: string, kind: ColumnKind, pen: ChalkInstance): (text: string) => string {
  if (text === NO_VALUE) return pen.dim;
  if (kind !== 'status') return plain;
  if (text === 'Active') return pen.green;
  return text === 'Invite pending' ? pen.yellow : pen.red;
}

function plain(text: string): string {
  return text;
}

function leftOutLines({ leftOut }: Layout, columns: readonly Column[], canvas: Canvas): string[] {
  if (leftOut.length === 0) return [];
  const keys = leftOut.map((index) => columns[index]?.key).join(', ');
  return wrap(`No room for: ${keys}. --columns chooses, --format csv has all.`, canvas.width);
}
