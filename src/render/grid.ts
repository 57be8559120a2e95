import type { ChalkInstance } from 'chalk';
import type { Column, ColumnKind, Row, Rows } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { cellText, NO_VALUE } from './cell-text.ts';
import { penOf } from './colour.ts';
import { cut, cutEmail, cutPath, domainOf, ellipsis, widthOf, wrap } from './fit.ts';
import { GAP, type Layout, layOut, type Need } from './layout.ts';
import { safeText } from './safe.ts';

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ$/;

/** What must not be cut at its end. */
const CUT: Partial<Record<ColumnKind, typeof cut>> = { email: cutEmail, path: cutPath };

/** A text, or what stands before the `@` of an address, that is cut to fewer columns than this says too little. */
const LEAST_TEXT = 8;
const LEAST_LOCAL_PART = 6;

/** What a table is about are its times, numbers and statuses; names and lists only say of whom. */
const DISPENSABLE: Readonly<Record<ColumnKind, number>> = {
  list: 4,
  flag: 3,
  text: 2,
  path: 2,
  id: 2,
  email: 1,
  number: 0,
  time: 0,
  day: 0,
  status: 0,
};

/**
 * A table for a terminal: headings, a rule, a line a row, never wider than the canvas. Two passes over the rows, so ten times
 * the rows take ten times the time.
 */
export function* gridLines(columns: readonly Column[], rows: Rows, canvas: Canvas): Generator<string> {
  const pen = penOf(canvas);
  const titles = columns.map((column) => titleText(column, canvas));
  const texts = Array.from(rows, (row) => columns.map((column) => safeText(gridText(row, column, canvas))));
  const layout = layOut(needs(columns, titles, texts), canvas.width);
  const gap = ' '.repeat(GAP);
  const line = (cell: (column: Column, width: number, index: number) => string): string =>
    layout.shown
      .map(({ index, width }) => cell(columns[index] as Column, width, index))
      .join(gap)
      .trimEnd();
  const mark = ellipsis(canvas.unicode);
  yield line(({ kind }, width, index) =>
    aligned(cut(titles[index] ?? '', width, mark), width, kind, pen.bold),
  );
  yield line((_, width) => pen.dim((canvas.unicode ? '─' : '-').repeat(width)));
  for (const row of texts) {
    yield line(({ kind }, width, index) => {
      const text = row[index] ?? '';
      const shorten = CUT[kind] ?? cut;
      return aligned(shorten(text, width, mark), width, kind, penFor(text, kind, pen));
    });
  }
  if (rows.length === 0) yield pen.dim('none');
  yield* leftOutLines(layout, columns, canvas).map((text) => pen.dim(text));
}

/** Times that are written out are UTC; the heading says so once, not every cell. */
function titleText({ title, kind }: Column, { relativeTo }: Canvas): string {
  return kind === 'time' && relativeTo === undefined ? `${title} (UTC)` : title;
}

/** As in every format for people, but a time is written out to the minute: `2026-08-31 14:00`. */
function gridText(row: Row, column: Column, canvas: Canvas): string {
  const text = cellText(row, column, canvas);
  const [, day, time] = (column.kind === 'time' && INSTANT.exec(text)) || [];
  return time === undefined ? text : `${day} ${time}`;
}

function needs(
  columns: readonly Column[],
  titles: readonly string[],
  texts: readonly (readonly string[])[],
): Need[] {
  return columns.map(({ kind }, index) => {
    let natural = widthOf(titles[index] ?? '');
    let least = natural;
    for (const row of texts) {
      const text = row[index] ?? '';
      const width = widthOf(text);
      natural = Math.max(natural, width);
      if (kind === 'email')
        least = Math.max(least, Math.min(width, LEAST_LOCAL_PART + widthOf(domainOf(text))));
    }
    if (kind === 'text' || kind === 'path' || kind === 'list')
      least = Math.max(least, Math.min(natural, LEAST_TEXT));
    else if (kind !== 'email') least = natural;
    return { natural, least, dispensable: DISPENSABLE[kind] };
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
  if (text === 'active') return pen.green;
  return text === 'deactivated' ? pen.red : pen.yellow;
}

function plain(text: string): string {
  return text;
}

function leftOutLines({ leftOut }: Layout, columns: readonly Column[], canvas: Canvas): string[] {
  if (leftOut.length === 0) return [];
  const keys = leftOut.map((index) => columns[index]?.key).join(', ');
  return wrap(`No room for: ${keys}. --columns chooses, --format csv has all.`, canvas.width);
}
