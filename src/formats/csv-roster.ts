import { CsvError, parse } from 'csv-parse/sync';
import type { Rejection } from '../core/entry.ts';
import type { Member } from '../core/roster.ts';
import { type Columns, columnsOf, delimiterOf } from './csv-columns.ts';
import { csvMember } from './csv-member.ts';
import type { DecodedLists } from './user-list.ts';

const NO_HEADER = 'the first row names no column of ids, e-mail addresses or usernames';
const UNCLOSED = 'a quote that opens here or in a later row is not closed';

/**
 * The user list in a CSV text with a header row: either export of the dashboard (W&B data, 2.1), or any list with headings
 * that can be recognised, separated by commas, semicolons or tabs. A row that cannot be used is left out, with the line on
 * which it ends; a text that cannot be taken apart to its end is not used at all.
 */
export function decodeCsv(text: string): DecodedLists {
  const table = rowsOf(text);
  if ('unclosed' in table) return unusable({ line: table.unclosed, reason: UNCLOSED });
  const [header, ...rows] = table.rows;
  const columns = header && columnsOf(header.cells);
  if (header === undefined || columns === undefined) return unusable({ line: 1, reason: NO_HEADER });
  const members: Member[] = [];
  const rejections: Rejection[] = [];
  for (const { cells, line } of rows) {
    const member = memberIn(cells, header.cells.length, columns);
    if (typeof member === 'string') rejections.push({ line, reason: member });
    else members.push(member);
  }
  return {
    lists: [{ kind: 'csv', startIndex: 1, total: undefined, members }],
    rows: rows.length,
    rejections,
  };
}

function unusable(rejection: Rejection): DecodedLists {
  return { lists: [], rows: 1, rejections: [rejection] };
}

function memberIn(cells: readonly string[], width: number, columns: Columns): Member | string {
  return cells.length === width
    ? csvMember(cells, columns)
    : `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, but the header has ${width}`;
}

interface CsvRow {
  readonly cells: readonly string[];
  /** The line on which it ends. */
  readonly line: number;
}

/** All rows, or the line behind the last whole one where a quote is not closed. */
function rowsOf(text: string): { readonly rows: readonly CsvRow[] } | { readonly unclosed: number } {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text.slice(0, text.search(/[\r\n]|$/))) ?? ',',
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { unclosed: (rows.at(-1)?.line ?? 0) + 1 };
  }
  return { rows };
}
