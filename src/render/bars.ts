import type { Series } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { penOf } from './colour.ts';
import { wrap } from './fit.ts';
import { countOf, labelOf, unitOf } from './series.ts';

const LEAST_BAR = 10;
const LONGEST_BAR = 60;

/**
 * One bar a week or month with its first day and its value; the newest `most` of them, and how many are older. A bucket that
 * the period cuts off is marked `*`. Every value but zero has a bar.
 */
export function barLines(series: Series, canvas: Canvas, most: number): string[] {
  const pen = penOf(canvas);
  const unit = unitOf(series);
  const points = series.points.slice(-most);
  if (points.length === 0) return [pen.dim(`no ${unit}s to show`)];
  const peak = Math.max(1, ...points.map(({ value }) => value));
  const valueWidth = String(peak).length;
  const labels = points.map((point) => `${labelOf(point, unit)}${point.partial ? '*' : ' '}`);
  const used = (labels[0] ?? '').length + valueWidth + 2;
  const room = Math.min(LONGEST_BAR, Math.max(LEAST_BAR, canvas.width - used));
  const bars = points.map(({ value }, index) => {
    const length = value === 0 ? 0 : Math.max(1, Math.round((value * room) / peak));
    const bar = (canvas.unicode ? '█' : '#').repeat(length);
    return `${labels[index]} ${String(value).padStart(valueWidth)} ${pen.cyan(bar)}`.trimEnd();
  });
  const notes = [
    ...(points.length < series.points.length
      ? [`${countOf(series.points.length - points.length, `earlier ${unit}`)} not shown`]
      : []),
    ...(points.some(({ partial }) => partial)
      ? [`* only the days of this ${unit} that are in the period`]
      : []),
  ];
  return [...bars, ...notes.flatMap((note) => wrap(note, canvas.width)).map((note) => pen.dim(note))];
}
