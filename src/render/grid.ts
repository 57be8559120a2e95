import type { ChalkInstance } from 'chalk';
import type { Column, ColumnKind, Row, Rows } from '../core/answer.ts';
import { memoized } from '../core/memoized.ts';
import type { Canvas } from './canvas.ts';
import { cellText, NO_VALUE } from './cell-text.ts';
import { penOf } from './colour.ts';
import { cut, cutEmail, cutPath, domainOf, ellipsis, PRINTABLE_ASCII, widthOf, wrap } from './fit.ts';
import { GAP, type Layout, layOut, type Need } from './layout.ts';
import { safeText } from './safe.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What must not be cut at its end. */
const CUT: Partial<Record<ColumnKind, typeof cut>> = { email: cutEmail, path: cutPath };

/** Between two columns. */
const SPACE = ' '.repeat(GAP);

/** A text, or what stands before the `@` of an address, that is cut to fewer columns than this says too little. */
const LEAST_TEXT = 8;
const LEAST_LOCAL_PART = 6;

/** What a table is about are its times, numbers and statuses, and what a path names. Of the names of a row one is enough. */
const DISPENSABLE: Readonly<Record<ColumnKind, number>> = {
  list: 4,
  flag: 3,
  text: 2,
  name: 2,
  id: 2,
  email: 1,
  number: 0,
  time: 0,
  day: 0,
  status: 0,
  path: 0,
};
/** A column without a value says nothing at all. */
const EMPTY = 5;

/** Kinds that say whom or what a row is about. */
const NAMING: readonly ColumnKind[] = ['name', 'email', 'id', 'path'];

/** What a column shows in each row, safe for a terminal, and how wide that is. */
interface Cells {
  readonly column: Column;
  readonly title: string;
  readonly texts: string[];
  readonly widths: number[];
  /** Whether some texts are those of a column that has no room. */
  hasLent: boolean;
}

/** A column that has room. */
interface ShownCells extends Cells {
  readonly width: number;
}

/**
 * A table for a terminal: headings, a rule, a line a row, never wider than the canvas. A few passes over the rows, so ten
 * times the rows take ten times the time.
 */
export function* gridLines(columns: readonly Column[], rows: Rows, canvas: Canvas): Generator<string> {
  const pen = penOf(canvas);
  const cells = columns.map((column) => ({
    column,
    title: titleText(column, canvas),
    texts: [],
    widths: [],
    hasLent: false,
  }));
  for (const row of rows) for (const cell of cells) addCell(cell, row, canvas);
  const layout = layOutNamed(cells, rows.length, canvas.width);
  const shown = layout.shown.map(({ index, width }) => ({ ...(cells[index] as Cells), width }));
  const mark = ellipsis(canvas.unicode);
  yield lineOf(shown, ({ column: { kind }, title, width }) => {
    const text = cut(title, width, mark);
    return aligned(pen.bold(text), width - widthOf(text), kind);
  });
  yield lineOf(shown, ({ width }) => pen.dim((canvas.unicode ? '─' : '-').repeat(width)));
  for (let row = 0; row < rows.length; row++)
    yield lineOf(shown, (cells) => cellInPlace(cells, row, mark, pen));
  if (rows.length === 0) yield pen.dim('none');
  yield* leftOutLines(layout, columns, canvas).map((text) => pen.dim(text));
}

/** Put together without a list: tables have tens of thousands of lines. */
function lineOf(columns: readonly ShownCells[], textOf: (cells: ShownCells) => string): string {
  let line = '';
  for (const cells of columns) line += textOf(cells) + SPACE;
  return line.trimEnd();
}

function addCell({ column, texts, widths }: Cells, row: Row, canvas: Canvas): void {
  const given = gridText(row, column, canvas);
  // Almost every text: one look tells that it is safe, and how wide.
  const isPlain = PRINTABLE_ASCII.test(given);
  const text = isPlain ? given : safeText(given);
  texts.push(text);
  widths.push(isPlain ? text.length : widthOf(text));
}

/** Times that are written out are UTC; the heading says so once, not every cell. */
function titleText({ title, kind }: Column, { relativeTo }: Canvas): string {
  return kind === 'time' && relativeTo === undefined ? `${title} (UTC)` : title;
}

/** As in every format for people, but a time is written out to the minute: `2026-08-31 14:00`. */
function gridText(row: Row, column: Column, canvas: Canvas): string {
  const text = cellText(row, column, canvas);
  return column.kind === 'time' && INSTANT.test(text) ? `${text.slice(0, 10)} ${text.slice(11, 16)}` : text;
}

/** One of the columns that name the rows has room, and says of each row what any of them says. */
function layOutNamed(cells: readonly Cells[], rows: number, width: number): Layout {
  const naming = [...cells.keys()].filter((index) => NAMING.includes(cells[index]?.column.kind ?? 'text'));
  for (;;) {
    const layout = layOut(cells.map(need), width, naming);
    const has = (index: number): boolean => !layout.leftOut.includes(index);
    const [shown = [], leftOut = []] = [true, false].map((room) =>
      naming.filter((index) => has(index) === room).map((index) => cells[index] as Cells),
    );
    if (!lend(leftOut, shown, rows)) return layout;
  }
}

/** Puts the names of rows that no column of `to` names into the first of these. Answers whether there were any. */
function lend(from: readonly Cells[], to: readonly Cells[], rows: number): boolean {
  const [first] = to;
  if (first === undefined || from.length === 0) return false;
  let any = false;
  for (let row = 0; row < rows; row++) {
    if (to.some(({ texts }) => texts[row] !== NO_VALUE)) continue;
    const lender = from.find(({ texts }) => texts[row] !== NO_VALUE);
    if (lender === undefined) continue;
    first.texts[row] = lender.texts[row] as string;
    first.widths[row] = lender.widths[row] as number;
    any = true;
  }
  first.hasLent ||= any;
  return any;
}

function need({ column: { kind }, title, texts, widths, hasLent }: Cells): Need {
  let natural = widthOf(title);
  let least = natural;
  let shortest: number | undefined;
  for (const width of widths) if (width > natural) natural = width;
  if (kind === 'email') {
    let domain: string | undefined;
    for (let row = 0; row < texts.length; row++) {
      const [text, width] = [texts[row] as string, widths[row] as number];
      // Most addresses have the domain of the one before, which has been given its room.
      if (width <= least || (domain && text.endsWith(domain))) continue;
      domain = domainOf(text);
      least = Math.max(least, Math.min(width, LEAST_LOCAL_PART + widthOf(domain)));
    }
    shortest = Math.min(least, LEAST_TEXT);
  } else if (hasLent || kind === 'name' || kind === 'text' || kind === 'path' || kind === 'list') {
    least = Math.max(least, Math.min(natural, LEAST_TEXT));
  } else least = natural;
  const isEmpty = texts.length > 0 && texts.every((text) => text === NO_VALUE);
  const dispensable = isEmpty ? EMPTY : DISPENSABLE[kind];
  return { natural, least, shortest: shortest ?? least, dispensable };
}

/** A cell in its column, painted and cut where it must be. */
function cellInPlace(
  { column: { kind }, texts, widths, width }: ShownCells,
  row: number,
  mark: string,
  pen: ChalkInstance,
): string {
  const text = texts[row] ?? '';
  const own = widths[row] ?? 0;
  const paint = penFor(text, kind, pen);
  if (own <= width) return aligned(paint(text), width - own, kind);
  const shortened = (CUT[kind] ?? cut)(text, width, mark);
  return aligned(paint(shortened), width - widthOf(shortened), kind);
}

/** The text in its column; `space` is what it leaves there. */
function aligned(text: string, space: number, kind: ColumnKind): string {
  if (space <= 0) return text;
  const spaces = spacesOf(space);
  return kind === 'number' ? spaces + text : text + spaces;
}

const spacesOf = memoized((count: number) => ' '.repeat(count));

/** Colour repeats what the word already says. */
function penFor(text: string, kind: ColumnKind, pen: ChalkInstance): (text: string) => string {
  if (pen.level === 0) return plain;
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
