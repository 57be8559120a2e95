import type { Answer, Cell, Part, Row } from '../core/answer.ts';
import { type Day, formatDay } from '../core/day.ts';
import { memoized } from '../core/memoized.ts';
import type { Canvas } from './canvas.ts';
import { inChunks } from './chunks.ts';
import { jsonRow } from './json-row.ts';

/** The answer's JSON object (command line, "JSON"), indented by two spaces, a row at a time. */
export function renderJson(answer: Answer, canvas: Canvas): Iterable<string> {
  return inChunks(lines(answer, canvas));
}

function* lines(answer: Answer, canvas: Canvas): Generator<string> {
  const [first, ...others] = answer.parts;
  const { command, asOf, timezone, deployment, coverage } = answer;
  yield '{';
  yield* fields('  ', {
    schemaVersion: 1,
    command,
    asOf: formatDay(asOf),
    timezone,
    deployment,
    ...(others.length === 0 ? { period: periodOf(first) } : {}),
    coverage: {
      from: dayOrNull(coverage.from),
      to: dayOrNull(coverage.to),
      missingDays: coverage.missingDays,
    },
  });
  if (others.length === 0) {
    yield* rowLines(first, canvas, '  ');
  } else {
    for (const part of answer.parts) {
      yield `  ${JSON.stringify(part.name)}: {`;
      yield* fields('    ', { period: periodOf(part) });
      yield* rowLines(part, canvas, '    ');
      yield part === answer.parts.at(-1) ? '  }' : '  },';
    }
  }
  yield '}';
}

function* fields(indent: string, values: Readonly<Record<string, unknown>>): Generator<string> {
  for (const [key, value] of Object.entries(values))
    yield `${indent}${JSON.stringify(key)}: ${indented(value, indent)},`;
}

function* rowLines(part: Part, canvas: Canvas, indent: string): Generator<string> {
  if (part.rows.length === 0) {
    yield `${indent}"rows": []`;
    return;
  }
  const shown = jsonRow(part, canvas);
  const rowText = rowWriter(`${indent}  `);
  yield `${indent}"rows": [`;
  let left = part.rows.length;
  for (const row of part.rows) {
    left--;
    yield `${indent}  ${rowText(shown(row))}${left === 0 ? '' : ','}`;
  }
  yield `${indent}]`;
}

/** As `JSON.stringify` indents it; that would first be written and then searched for the ends of lines to indent further. */
function rowWriter(indent: string): (row: Row) => string {
  const inside = `${indent}  `;
  const lead = memoized((key: string) => `,\n${inside}"${key}": `); // in one piece: rows have the same keys
  return (row) => {
    let text = '';
    for (const key in row) text += lead(key) + cellText(row[key] ?? null, inside);
    return text === '' ? '{}' : `{${text.slice(1)}\n${indent}}`;
  };
}

function cellText(cell: Cell, indent: string): string {
  if (typeof cell === 'string') return stringText(cell);
  if (typeof cell !== 'object' || cell === null) return String(cell);
  if (cell.length === 0) return '[]';
  return `[\n${cell.map((text) => `${indent}  ${stringText(text)}`).join(',\n')}\n${indent}]`;
}

/** Almost every text: nothing in it needs an escape. */
const PLAIN = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/;

function stringText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** JSON text never holds a newline inside a string, so every newline in it is a line of the layout. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function periodOf({ period }: Part): unknown {
  return period === null
    ? null
    : { name: period.name, from: formatDay(period.from), to: formatDay(period.to) };
}

function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
