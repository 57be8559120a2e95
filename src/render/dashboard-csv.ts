import { stringify } from 'csv-stringify/sync';
import { inChunks } from './chunks.ts';

type CsvCell = string | number | null;
type CsvRow = readonly CsvCell[];

/** A table to be written as the dashboard writes it. */
export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface CsvOptions {
  readonly crlf: boolean;
  readonly bom: boolean;
  readonly escapeFormulas: boolean;
}

/** The status `-` begins like a formula and is none; every spreadsheet shows it as it is. */
const FORMULA = /^[=+@\t\r]|^-./;

/**
 * CSV as in the definitions, "CSV values": every text in double quotes, also an empty one; numbers bare; an unknown
 * number empty; UTF-8.
 */
export function dashboardCsv(table: CsvTable, options: CsvOptions): Iterable<string> {
  return inChunks(lines(table, options));
}

function* lines({ headings, rows }: CsvTable, { crlf, bom, escapeFormulas }: CsvOptions): Generator<string> {
  const end = crlf ? '\r' : '';
  const line = (row: CsvRow): string => lineOf(escapeFormulas ? row.map(defuse) : row) + end;
  yield `${bom ? '\uFEFF' : ''}${line(headings)}`;
  for (const row of rows) yield line(row);
}

/** A row without its line end. The library writes those with a quote in a text: it takes ten times as long for the others. */
function lineOf(row: CsvRow): string {
  let line = '';
  for (let place = 0; place < row.length; place++) {
    const cell = row[place] ?? null;
    if (place > 0) line += ',';
    if (typeof cell === 'number') line += cell;
    else if (cell?.includes('"')) return stringify([[...row]], { quoted_string: true, eof: false });
    else if (cell !== null) line += `"${cell}"`;
  }
  return line;
}

/** How many cells a spreadsheet would take for formulas. */
export function formulaCells({ rows }: CsvTable): number {
  return rows.reduce(
    (sum, row) => sum + row.filter((cell) => typeof cell === 'string' && FORMULA.test(cell)).length,
    0,
  );
}

function defuse(cell: CsvCell): CsvCell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
