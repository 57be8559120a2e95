import { stringify } from 'csv-stringify/sync';

/** A table to be written as the dashboard writes it. */
interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface CsvOptions {
  readonly crlf: boolean;
  readonly bom: boolean;
  readonly escapeFormulas: boolean;
}

/** Rows a chunk: enough that the library's cost a call does not show, few enough that a chunk stays small. */
const CHUNK = 1_000;

/** The status `-` begins like a formula and is none; every spreadsheet shows it as it is. */
const FORMULA = /^[=+@\t\r]|^-./;

/**
 * CSV as in the definitions, "CSV values": every text in double quotes, also an empty one; numbers bare; an unknown
 * number empty; UTF-8.
 */
export function* dashboardCsv({ headings, rows }: CsvTable, options: CsvOptions): Generator<string> {
  const write = (records: readonly (readonly (string | number | null)[])[]): string =>
    stringify(records as (string | number | null)[][], {
      quoted_string: true,
      record_delimiter: options.crlf ? '\r\n' : '\n',
      ...(options.escapeFormulas ? { cast: { string: defuse } } : {}),
    });
  yield `${options.bom ? '\uFEFF' : ''}${write([headings])}`;
  for (let start = 0; start < rows.length; start += CHUNK) yield write(rows.slice(start, start + CHUNK));
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
