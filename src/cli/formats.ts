/** How a report can be written. */
export const FORMATS = ['table', 'tsv', 'csv', 'json', 'ndjson', 'markdown', 'chart'] as const;
export type Format = (typeof FORMATS)[number];

/** Those that every report knows: only a series can be drawn. */
export const FORMATS_OF_ALL = FORMATS.filter((format) => format !== 'chart');

/** Those for people: what they show is fit for a terminal. The others are for programs, and exact. */
const DRAWN: readonly Format[] = ['table', 'markdown', 'chart'];

export function isDrawn(format: Format): boolean {
  return DRAWN.includes(format);
}

const BY_ENDING: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  md: 'markdown',
};

/** The format that a file name's ending stands for, if any. */
export function formatByEnding(path: string): Format | undefined {
  return BY_ENDING[/\.([a-z]+)$/.exec(path)?.[1] ?? ''];
}
