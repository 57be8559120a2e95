import { inChunks } from './chunks.ts';
import { quoted } from './quoted.ts';

/** A table to be written as the dashboard writes it. */
export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface CsvOptions {
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
  return inChunks(lines(table, options), options.crlf ? '\r\n' : '\n');
}

function* lines({ headings, rows }: CsvTable, { bom, escapeFormulas }: CsvOptions): Generator<string> {
  const cellText = (cell: string | number | null): string => {
    if (typeof cell === 'string') return quoted(escapeFormulas ? defuse(cell) : cell);
    return cell === null ? '' : String(cell);
  };
  yield `${bom ? '\uFEFF' : ''}${headings.map(cellText).join(',')}`;
  for (const row of rows) yield row.map(cellText).join(',');
}

/** How many cells a spreadsheet would take for formulas. */
export function formulaCells({ rows }: CsvTable): number {
  return rows.reduce(
    (sum, row) => sum + row.filter((cell) => typeof cell === 'string' && FORMULA.test(cell)).length,
    0,
  );
}

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
