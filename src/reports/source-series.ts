import { type Day, parseDay } from '../core/day.ts';
import type { SourceRecord } from '../core/records.ts';
import type { Zone } from '../core/zone.ts';

/** Sources that keep arriving: files whose paths differ in a date only, or what is pulled from one server. */
export interface SourceSeries {
  /** The path, with `*` for the date. */
  readonly path: string;
  /** The first and the last date among them; of a server, the day of the last complete pull. */
  readonly from: Day;
  readonly to: Day;
  readonly count: number;
}

/** `2026/08/31`, `2026-08-31`, `20260831`: the last date of a path, for folders may name the year and the month before it. */
const DATE = /^(.*)(?<!\d)(\d{4})([-_/.\\]?)(\d{2})\3(\d{2})(?!\d)/;
const DATE_FOLDER = /(?<=[/\\])\d{2,8}(?=[/\\])/g;
const COMPRESSED = /\.(gz|zst)$/;

/** The series among the sources; a single file with a date is none. */
export function seriesOf(sources: readonly SourceRecord[], zone: Zone): SourceSeries[] {
  const servers = sources
    .filter(({ format }) => format === 'pull')
    .map(({ path, readAt }) => ({ path, from: zone.dayOf(readAt), to: zone.dayOf(readAt), count: 1 }));
  const files = new Map<string, SourceSeries>();
  for (const { path: file } of sources) {
    const day = dayIn(file);
    if (day === undefined) continue;
    const path = file.replace(DATE, '$1*').replace(DATE_FOLDER, '*').replace(COMPRESSED, '');
    const { from, to, count } = files.get(path) ?? { from: day, to: day, count: 0 };
    files.set(path, {
      path,
      from: Math.min(from, day) as Day,
      to: Math.max(to, day) as Day,
      count: count + 1,
    });
  }
  return [...servers, ...[...files.values()].filter(({ count }) => count > 1)];
}

function dayIn(path: string): Day | undefined {
  const [, , year, , month, day] = DATE.exec(path) ?? [];
  return parseDay(`${year}-${month}-${day}`);
}
