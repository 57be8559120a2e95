import type { Answer, Cell, Rows } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { dataColumns } from './columns.ts';
import { originOf } from './origin.ts';

/** An answer as one flat table of text: what CSV and TSV write. */
export interface Records {
  readonly header: readonly string[];
  readonly records: Iterable<readonly string[]>;
}

/** A part with the keys of those of its columns that are written. */
interface Source {
  readonly rows: Rows;
  /** What tells its rows from those of other parts. */
  readonly origin: readonly string[];
  readonly own: ReadonlySet<string>;
}

/**
 * Unknown is empty, a list is joined by `, `. An answer of several parts becomes one table with the part's name and, unless
 * columns are chosen, its period in front and the columns of all parts: in the order that was asked for, else that in which
 * they first come up. A part that has none of the columns asked for gives no rows.
 */
export function recordsOf({ parts }: Answer, canvas: Canvas): Records {
  const sources = parts.map((part) => ({
    rows: part.rows,
    origin: parts.length > 1 ? Object.values(originOf(part, canvas)).map(fieldText) : [],
    own: new Set(dataColumns(part, canvas).map(({ key }) => key)),
  }));
  const known = new Set(sources.flatMap(({ own }) => [...own]));
  const keys = [...new Set(canvas.columns ?? known)].filter((key) => known.has(key));
  const origin = parts.length > 1 ? Object.keys(originOf(parts[0], canvas)) : [];
  return { header: [...origin, ...keys], records: records(sources, keys) };
}

function* records(sources: readonly Source[], keys: readonly string[]): Generator<readonly string[]> {
  for (const { rows, origin, own } of sources) {
    if (own.size === 0) continue;
    const fields = keys.map((key) => (own.has(key) ? key : null));
    for (const row of rows) {
      const record = origin.slice();
      for (const key of fields) record.push(key === null ? '' : fieldText(row[key]));
      yield record;
    }
  }
}

function fieldText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}
