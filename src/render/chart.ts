import { plot } from 'asciichart';
import type { Series } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { penOf } from './colour.ts';
import { wrap } from './fit.ts';
import { countOf, labelOf, type Point, unitOf } from './series.ts';

/**
 * In the order that asciichart wants: where the line meets the axis, the axis, two line ends, the line, its four corners, its
 * upright. The first is also drawn at the top of an axis from zero, so it must look like the axis.
 */
const LINES = [...'┤┤╶╴─╰╭╮╯│'];
const ASCII_LINES = [..."||---`..'|"];

const LEAST_COLUMNS = 10;
/** Few points are stretched to this many columns each, so that one week does not look like a blot. */
const MOST_COLUMNS_PER_POINT = 6;

/** A line chart on a whole-number axis from zero, of at most `height` rows; below it the dates, and what it shows in numbers. */
export function chartLines(series: Series, canvas: Canvas, height: number): string[] {
  const pen = penOf(canvas);
  const unit = unitOf(series);
  if (series.points.length === 0) return [pen.dim(`no ${unit}s to show`)];
  const peak = highestOf(series.points).value;
  const step = stepFor(peak, height);
  const rows = Math.max(1, Math.ceil(peak / step));
  const gutter = String(rows * step).length + 1;
  const room = Math.max(LEAST_COLUMNS, canvas.width - gutter - 1);
  const each = Math.ceil(series.points.length / room);
  const columns = peaks(series.points, each);
  const stretch = Math.min(MOST_COLUMNS_PER_POINT, Math.floor(room / columns.length));
  const values = columns.flatMap(({ value }) => new Array<number>(stretch).fill(value));
  // Asciichart draws from point to point and puts the first on the axis; given it twice, every point has a column of its own.
  const drawing = plot([values[0] ?? 0, ...values], {
    min: 0,
    max: rows * step,
    height: rows,
    offset: 2,
    format: (value) => `${Math.round(value)} `.padStart(gutter),
    symbols: canvas.unicode ? LINES : ASCII_LINES,
  });
  return [
    ...drawing.split('\n').map((line) => {
      const trimmed = line.trimEnd();
      return pen.dim(trimmed.slice(0, gutter + 1)) + pen.cyan(trimmed.slice(gutter + 1));
    }),
    ...dateAxis(columns, stretch, gutter, canvas, unit).map((line) => pen.dim(line)),
    ...caption(series, each, unit)
      .flatMap((text) => wrap(text, canvas.width))
      .map((line) => pen.dim(line)),
  ];
}

/** Each run of `size` points as one from the run's start with its largest value, so that no peak is lost. */
function peaks(points: readonly Point[], size: number): Point[] {
  return Array.from({ length: Math.ceil(points.length / size) }, (_, run) => {
    const members = points.slice(run * size, (run + 1) * size);
    return { ...highestOf(members), ...(members[0] && { from: members[0].from }) };
  });
}

function highestOf(points: readonly Point[]): Point {
  return points.reduce((a, b) => (b.value > a.value ? b : a));
}

/** The value of one row: the smallest round number with which `height` rows reach the peak. */
function stepFor(peak: number, height: number): number {
  for (let scale = 1; ; scale *= 10) {
    for (const digit of [1, 2, 3, 4, 5, 6, 8]) if (digit * scale * height >= peak) return digit * scale;
  }
}

function dateAxis(
  columns: readonly Point[],
  stretch: number,
  gutter: number,
  canvas: Canvas,
  unit: 'day' | 'week' | 'month',
) {
  const [corner, line, tick] = canvas.unicode ? ['└', '─', '┬'] : ['+', '-', '+'];
  const width = columns.length * stretch;
  const ticks = new Array<string>(width).fill(line ?? '');
  let labels = '';
  for (const [index, point] of columns.entries()) {
    const at = index * stretch;
    const label = labelOf(point, unit);
    const free = at === 0 || (at >= labels.length + 3 && at + label.length <= width);
    if (!free) continue;
    labels = labels.padEnd(at) + label;
    ticks[at] = tick ?? '';
  }
  const margin = ' '.repeat(gutter);
  return [`${margin}${corner}${ticks.join('')}`, `${margin} ${labels}`];
}

function caption({ points }: Series, each: number, unit: 'day' | 'week' | 'month'): string[] {
  const named = (point: Point) => `${point.value} (${labelOf(point, unit)})`;
  const highest = highestOf(points);
  const lowest = points.reduce((a, b) => (b.value < a.value ? b : a));
  const last = points.at(-1) ?? highest;
  return [
    `${countOf(points.length, unit)}: highest ${named(highest)}, lowest ${named(lowest)}, last ${named(last)}`,
    ...(each > 1 ? [`each column: the busiest of ${countOf(each, unit)}`] : []),
    ...partialNote(points, unit),
  ];
}

function partialNote(points: readonly Point[], unit: string): string[] {
  const partial = points.filter((point) => point.partial);
  if (partial.length === 0) return [];
  const which = points[0]?.partial
    ? points.at(-1)?.partial && points.length > 1
      ? 'first and last'
      : 'first'
    : 'last';
  return [`${which} ${unit} cut off by the period`];
}
