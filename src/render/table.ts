import type { Answer, Cell, Part, Series } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';
import { barLines } from './bars.ts';
import { calendarLines } from './calendar.ts';
import type { Canvas } from './canvas.ts';
import { cardLines } from './card.ts';
import { NO_VALUE } from './cell-text.ts';
import { chartLines } from './chart.ts';
import { inChunks } from './chunks.ts';
import { penOf } from './colour.ts';
import { tableColumns } from './columns.ts';
import { wrap } from './fit.ts';
import { gridLines } from './grid.ts';
import { safeText } from './safe.ts';
import { unitOf } from './series.ts';

/** How tall drawings get: alone, and in an answer of several parts, which should fit on one screen. */
const ALONE = { chartRows: 10, bars: 60 };
const TOGETHER = { chartRows: 5, bars: 8 };

/**
 * For people: each part under its title as a table, a card or a drawing of its series; the notes at the end. A part that has
 * none of the columns asked for is left out.
 */
export function renderTable(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

/** The series of the answer, each drawn under its title, and nothing else. */
export function renderChart(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(drawings(answer, canvas));
}

function* drawings({ parts }: Answer, canvas: Canvas): Generator<string> {
  const size = parts.length > 1 ? TOGETHER : ALONE;
  const drawn = parts.flatMap((part, index) =>
    part.series === undefined || isDrawnAgainLater(parts, index, size) ? [] : [{ part, series: part.series }],
  );
  for (const [index, { part, series }] of drawn.entries()) {
    if (index > 0) yield '';
    yield* drawingLines(part, series, canvas, size);
  }
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const pen = penOf(canvas);
  const size = answer.parts.length > 1 ? TOGETHER : ALONE;
  const shown = answer.parts.filter(
    (part, index) =>
      tableColumns(part, canvas).length > 0 &&
      !(isDrawn(canvas) && isDrawnAgainLater(answer.parts, index, size)),
  );
  for (const [index, part] of shown.entries()) {
    if (index > 0) yield '';
    yield* partLines(part, canvas, size);
  }
  const notes = answer.notes();
  if (notes.length > 0) yield '';
  for (const note of notes) yield* wrap(safeText(note), canvas.width).map((line) => pen.dim(line));
}

function* partLines(part: Part, canvas: Canvas, size: typeof ALONE): Generator<string> {
  const columns = tableColumns(part, canvas);
  const drawn = isDrawn(canvas) ? part.series : undefined;
  const [row] = part.rows;
  if (part.name === 'card' && row !== undefined) {
    yield* title(part, canvas);
    yield* cardLines(columns, row, canvas);
    if (drawn === undefined) return;
    yield '';
    yield* drawingLines(part, drawn, canvas, size);
  } else if (drawn !== undefined) {
    yield* drawingLines(part, drawn, canvas, size);
  } else if (part.columns.length === 1 && part.rows.length === 1 && columns[0]?.kind === 'number') {
    yield* title({ ...part, title: counted(row?.[columns[0].key] ?? NO_VALUE, part.title) }, canvas);
  } else {
    yield* title(part, canvas);
    yield* gridLines(columns, part.rows, canvas);
  }
}

/** A calendar for a person; a bar for each week or month; a line for days, and for more weeks than there is room for bars. */
function drawingLines(part: Part, series: Series, canvas: Canvas, size: typeof ALONE): string[] {
  if (part.name === 'card') {
    return [...title({ title: series.title, period: null }, canvas), ...calendarLines(series, canvas)];
  }
  const asBars = unitOf(series) !== 'day' && (series.points.length <= size.bars || part.name === 'weekly');
  const drawing = asBars ? barLines(series, canvas, size.bars) : chartLines(series, canvas, size.chartRows);
  return [...title(part, canvas), ...drawing];
}

/** `Most active users, 2026-08-02 to 2026-08-31 (30d)` */
function title({ title, period }: Pick<Part, 'title' | 'period'>, canvas: Canvas): string[] {
  const pen = penOf(canvas);
  const name = period === null || period.name === 'custom' ? '' : ` (${period.name})`;
  const range = period === null ? '' : `, ${formatDay(period.from)} to ${formatDay(period.to)}${name}`;
  return wrap(`${safeText(title)}${range}`, canvas.width).map((line) => pen.bold(line));
}

/** `8 active users`, `1 active user` */
function counted(figure: Cell, title: string): string {
  const things = title.charAt(0).toLowerCase() + title.slice(1);
  return `${figure} ${figure === 1 ? things.replace(/s$/, '') : things}`;
}

/** Whoever chooses columns wants the table that has them. */
function isDrawn(canvas: Canvas): boolean {
  return canvas.chart && canvas.columns === undefined;
}

/**
 * Where people over time are counted by week anyway, a combined answer has the same series twice: once is enough to look at,
 * if all of its weeks have a bar.
 */
function isDrawnAgainLater(parts: readonly Part[], index: number, size: typeof ALONE): boolean {
  const series = parts[index]?.series;
  if (series === undefined || series.points.length > size.bars) return false;
  const [first] = series.points;
  return parts.slice(index + 1).some(({ series: later }) => {
    const same = later?.points[0];
    return (
      later?.points.length === series.points.length && same?.from === first?.from && same?.to === first?.to
    );
  });
}
