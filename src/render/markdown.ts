import type { Answer, Part } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';
import type { Canvas } from './canvas.ts';
import { cellText } from './cell-text.ts';
import { inChunks } from './chunks.ts';
import { tableColumns } from './columns.ts';
import { safeText } from './safe.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * GitHub's tables, a heading above each where the answer has several; a part that has none of the columns asked for is left
 * out. Whatever Markdown or HTML would take for markup is escaped.
 */
export function renderMarkdown(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, { ...canvas, relativeTo: undefined }));
}

function* lines({ parts }: Answer, canvas: Canvas): Generator<string> {
  const shown = parts.filter((part) => tableColumns(part, canvas).length > 0);
  for (const [index, part] of shown.entries()) {
    if (parts.length > 1) yield* heading(part, index === 0);
    const columns = tableColumns(part, canvas);
    yield tableRow(columns.map(({ title }) => escaped(title)));
    yield tableRow(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')));
    for (const row of part.rows)
      yield tableRow(columns.map((column) => escaped(cellText(row, column, canvas))));
  }
}

function heading({ title, period }: Part, isFirst: boolean): string[] {
  const range = period === null ? '' : `, ${formatDay(period.from)} to ${formatDay(period.to)}`;
  return [...(isFirst ? [] : ['']), `## ${escaped(title)}${range}`, ''];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Almost every text: nothing in it needs a look. */
const PLAIN = /^[A-Za-z0-9 .@:,/+-]*$/;

function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  return safeText(text)
    .replace(/[\\`*_[\]|~#!$]/g, '\\$&')
    .replace(/[&<>]/g, (found) => ENTITIES[found] ?? found);
}
