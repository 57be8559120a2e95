import type { Answer, Part } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';
import { barLines } from './bars.ts';
import { calendarLines } from './calendar.ts';
import type { Canvas } from './canvas.ts';
import { cardLines } from './card.ts';
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
const TOGETHER = { chartRows: 6, bars: 6 };

/**
 * For people: each part under its title as a table, a card or a drawing of its series; the notes at the end. A part that has
 * none of the columns asked for is left out.
 */
export function renderTable(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

/** As `renderTable`, but every series is drawn, whatever was said about charts and columns. */
export function renderChart(answer: Answer, canvas: Canvas): Iterable<string> {
  return renderTable(answer, { ...canvas, chart: true, columns: undefined });
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const pen = penOf(canvas);
  const size = answer.parts.length > 1 ? TOGETHER : ALONE;
  const shown = answer.parts.filter(
    (part, index) => tableColumns(part, canvas).length > 0 && !isDrawnAgainLater(answer.parts, index, canvas),
  );
  for (const [index, part] of shown.entries()) {
    if (index > 0) yield '';
    yield* partLines(part, canvas, size);
  }
  if (answer.notes.length > 0) yield '';
  for (const note of answer.notes) yield* wrap(safeText(note), canvas.width).map((line) => pen.dim(line));
}

function* partLines(part: Part, canvas: Canvas, size: typeof ALONE): Generator<string> {
  const pen = penOf(canvas);
  const columns = tableColumns(part, canvas);
  const drawn = canvas.chart && canvas.columns === undefined ? part.series : undefined;
  const [row] = part.rows;
  if (part.name === 'card' && row !== undefined) {
    yield* title(part, canvas);
    yield* cardLines(columns, row, canvas);
    if (drawn === undefined) return;
    yield '';
    yield pen.bold(safeText(drawn.title));
    yield* calendarLines(drawn, canvas);
  } else if (drawn !== undefined) {
    yield* title(part, canvas);
    const asBars = unitOf(drawn) !== 'day' && (drawn.points.length <= size.bars || part.name === 'weekly');
    yield* asBars ? barLines(drawn, canvas, size.bars) : chartLines(drawn, canvas, size.chartRows);
  } else if (columns.length === 1 && part.rows.length === 1 && columns[0]?.kind === 'number') {
    yield* title(part, canvas, String(row?.[columns[0].key] ?? '-'));
  } else {
    yield* title(part, canvas);
    yield* gridLines(columns, part.rows, canvas);
  }
}

/** `Most active users, 2026-08-02 to 2026-08-31 (30d)`; a single figure is told with it. */
function title({ title, period }: Part, canvas: Canvas, figure?: string): string[] {
  const pen = penOf(canvas);
  const range =
    period === null ? '' : `, ${formatDay(period.from)} to ${formatDay(period.to)} (${period.name})`;
  const text = safeText(title);
  const lines = wrap(`${text}${range}${figure === undefined ? '' : `: ${figure}`}`, canvas.width);
  return lines.map((line) => pen.bold(line));
}

/** Where people over time are counted by week anyway, a combined answer has the same series twice: once is enough to look at. */
function isDrawnAgainLater(parts: readonly Part[], index: number, canvas: Canvas): boolean {
  const series = parts[index]?.series;
  if (series === undefined || !canvas.chart || canvas.columns !== undefined) return false;
  const [first] = series.points;
  return parts.slice(index + 1).some(({ series: later }) => {
    const same = later?.points[0];
    return (
      later?.points.length === series.points.length && same?.from === first?.from && same?.to === first?.to
    );
  });
}
