import { expect, it } from 'vitest';
import { type FormatOptions, formatOf, refuseWithoutEffect } from '../../src/cli/format-options.ts';
import type { Day } from '../../src/core/day.ts';

type Options = FormatOptions & { output?: string; asOf?: Day };
const asOf = 20_696 as Day;

it.each<[Options, string]>([
  [{ json: true, format: 'csv' }, '--json and --format csv exclude one another'],
  [{ columns: ['name', 'email', 'name'] }, "--columns: 'name' is there twice"],
  [{ absolute: true, json: true }, '--absolute has no effect on json'],
  [{ absolute: true, format: 'tsv' }, '--absolute has no effect on tsv'],
  [{ absolute: true, output: 'users.csv' }, '--absolute has no effect on csv'],
  [{ absolute: true, output: 'users.md' }, '--absolute has no effect on markdown'],
  [{ absolute: true, format: 'chart' }, '--absolute has no effect on chart'],
  [{ absolute: true, output: 'users' }, '--absolute has no effect on tsv'],
  [{ absolute: true, format: 'table', output: 'users' }, '--absolute has no effect with --output'],
  [{ absolute: true, format: 'table', asOf }, '--absolute has no effect with --as-of'],
  [{ absolute: true, asOf: 0 as Day }, '--absolute has no effect with --as-of'],
  [{ chart: false, output: 'trend' }, '--no-chart has no effect on tsv'],
  [{ chart: false, columns: ['from'] }, '--no-chart has no effect with --columns'],
  [{ chart: false, format: 'chart' }, '--no-chart has no effect on chart'],
  [{ chart: false, output: 'trend.md' }, '--no-chart has no effect on markdown'],
  [{ columns: ['from'], format: 'chart' }, '--columns has no effect on chart'],
])('%j is refused: %s', (options, message) => {
  expect(() => refuseWithoutEffect(options)).toThrow(message);
});

it.each<[Options, string, string]>([
  [{}, 'table', 'tsv'],
  [{ absolute: true, chart: false }, 'table', 'tsv'], // the same line on a terminal and in a pipe
  [{ absolute: true, format: 'table' }, 'table', 'table'],
  [{ absolute: true, columns: ['name'] }, 'table', 'tsv'],
  [{ absolute: false, format: 'table', asOf }, 'table', 'table'],
  [{ output: 'users.md' }, 'markdown', 'markdown'],
  [{ chart: false, format: 'table' }, 'table', 'table'],
  [{ chart: false, format: 'table', output: 'trend', asOf }, 'table', 'table'],
  [{ chart: true, format: 'chart' }, 'chart', 'chart'],
  [{ json: true, format: 'json', output: 'users.csv' }, 'json', 'json'],
  [{ format: 'ndjson', output: 'users.csv' }, 'ndjson', 'ndjson'],
  [{ output: 'users' }, 'tsv', 'tsv'],
])('%j gives %s on a terminal, else %s', (options, onTerminal, elsewhere) => {
  refuseWithoutEffect(options);
  expect(formatOf(options, true)).toBe(onTerminal);
  expect(formatOf(options, false)).toBe(elsewhere);
});
