import { expect, it } from 'vitest';
import { type FormatOptions, formatOf, refuseWithoutEffect } from '../../src/cli/format-options.ts';

type Options = FormatOptions & { output?: string };

it.each<[Options, string]>([
  [{ json: true, format: 'csv' }, '--json and --format csv exclude one another'],
  [{ columns: ['name', 'email', 'name'] }, "--columns: 'name' is there twice"],
  [{ absolute: true, json: true }, '--absolute has no effect on json'],
  [{ absolute: true, format: 'tsv' }, '--absolute has no effect on tsv'],
  [{ absolute: true, output: 'users.csv' }, '--absolute has no effect on csv'],
  [{ absolute: true, output: 'users.md' }, '--absolute has no effect on markdown'],
  [{ absolute: true, format: 'chart' }, '--absolute has no effect on chart'],
  [{ chart: false, format: 'chart' }, '--no-chart has no effect on chart'],
  [{ chart: false, output: 'trend.md' }, '--no-chart has no effect on markdown'],
  [{ columns: ['from'], format: 'chart' }, '--columns has no effect on chart'],
])('%j is refused: %s', (options, message) => {
  expect(() => refuseWithoutEffect(options)).toThrow(message);
});

it.each<[Options, string, string]>([
  [{}, 'table', 'tsv'],
  [{ absolute: true, chart: false, columns: ['from', 'to'] }, 'table', 'tsv'], // the same line on a terminal and in a pipe
  [{ absolute: true, format: 'table' }, 'table', 'table'],
  [{ output: 'users.md' }, 'markdown', 'markdown'],
  [{ chart: false, format: 'table' }, 'table', 'table'],
  [{ chart: true, format: 'chart' }, 'chart', 'chart'],
  [{ json: true, format: 'json', output: 'users.csv' }, 'json', 'json'],
  [{ format: 'ndjson', output: 'users.csv' }, 'ndjson', 'ndjson'],
  [{ output: 'users' }, 'tsv', 'tsv'],
])('%j gives %s on a terminal, else %s', (options, onTerminal, elsewhere) => {
  refuseWithoutEffect(options);
  expect(formatOf(options, true)).toBe(onTerminal);
  expect(formatOf(options, false)).toBe(elsewhere);
});
