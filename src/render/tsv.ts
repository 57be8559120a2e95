import type { Answer } from '../core/answer.ts';
import type { Canvas } from './canvas.ts';
import { inChunks } from './chunks.ts';
import { recordsOf } from './records.ts';

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const UNSAFE = /[\\\x00-\x1F\x7F-\x9F]/g;

/**
 * One line a row and one tab between fields, whatever is in them: a header of keys, no quotes. A backslash, a tab and the ends of
 * lines are written `\\`, `\t`, `\n` and `\r`, other control characters `\x1B`.
 */
export function renderTsv(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const { header, records } = recordsOf(answer, canvas);
  yield header.join('\t');
  for (const record of records) {
    // One look at a whole record: hardly any has something to escape.
    const isPlain = record.join('').search(UNSAFE) < 0;
    yield (isPlain ? record : record.map(escaped)).join('\t');
  }
}

function escaped(text: string): string {
  return text.replace(
    UNSAFE,
    (found) => NAMED[found] ?? `\\x${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
