import type { Series } from '../core/answer.ts';
import { addDays, type Day, formatDay, weekOf } from '../core/day.ts';
import type { Canvas } from './canvas.ts';
import { penOf } from './colour.ts';
import { wrap } from './fit.ts';
import { countOf } from './series.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MARGIN = 'Mon '.length;

/**
 * The days of a series as a calendar: a column a week, a row a weekday, a mark on each day with a value. Weeks stand apart
 * where there is room, and the oldest are left out where there is not enough.
 */
export function calendarLines({ points }: Series, canvas: Canvas): string[] {
  const pen = penOf(canvas);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [pen.dim('no days to show')];
  const [on, off] = canvas.unicode ? ['■', '·'] : ['#', '.'];
  const room = Math.max(1, canvas.width - MARGIN);
  const all = (weekOf(last.from) - weekOf(first.from)) / 7 + 1;
  const stride = all * 2 <= room ? 2 : 1;
  const weeks = Math.min(all, Math.floor(room / stride));
  const start = addDays(weekOf(last.from), -7 * (weeks - 1));
  const mondays = Array.from({ length: weeks }, (_, week) => addDays(start, 7 * week));
  const values = new Map(points.map(({ from, value }) => [from, value]));
  const shown = points.filter(({ from }) => from >= start);
  const active = shown.filter(({ value }) => value > 0).length;
  const mark = (value: number | undefined): string => {
    if (value === undefined) return ' ';
    return value > 0 ? pen.green(on) : pen.dim(off);
  };
  return [
    pen.dim(' '.repeat(MARGIN) + monthLine(mondays, last.from, stride, room)).trimEnd(),
    ...WEEKDAYS.map((name, weekday) => {
      const marks = mondays.map((monday) => mark(values.get(addDays(monday, weekday))));
      return `${pen.dim(name)} ${marks.join(' '.repeat(stride - 1))}`.trimEnd();
    }),
    ...wrap(
      `${on} ${countOf(active, 'active day')} in the log since ${formatDay(shown[0]?.from ?? start)}`,
      canvas.width,
    ).map((line) => pen.dim(line)),
  ];
}

/** The name of each month above the week in which it begins, and of the first one where there is room. */
function monthLine(mondays: readonly Day[], last: Day, stride: number, room: number): string {
  let line = '';
  let month = '';
  for (const [week, monday] of mondays.entries()) {
    const name = MONTHS[Number(formatDay(Math.min(addDays(monday, 6), last) as Day).slice(5, 7)) - 1] ?? '';
    if (name === month) continue;
    month = name;
    const at = week * stride;
    if ((line === '' || at > line.length) && at + name.length <= room) line = line.padEnd(at) + name;
  }
  return line;
}
