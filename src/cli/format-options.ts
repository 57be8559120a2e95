import type { Command } from 'commander';
import { usageError } from '../core/errors.ts';
import { oneOf } from './choices.ts';
import { FORMATS, FORMATS_OF_ALL, type Format, formatByEnding } from './formats.ts';
import type { ReportOptions } from './report-options.ts';
import { SettableOption } from './settings/settable-option.ts';

/** Options of reports that can be written in several formats. */
export interface FormatOptions {
  readonly format?: Format;
  readonly json?: boolean;
  readonly columns?: readonly string[];
  readonly absolute?: boolean;
  readonly chart?: boolean;
}

/** What a report's answer has to be written: a drawing, times. */
interface Contents {
  readonly chart: boolean;
  readonly times: boolean;
}

export function addFormatOptions(command: Command, { chart, times }: Contents): Command {
  const format = new SettableOption(
    '--format <format>',
    'how to write the answer',
    'format',
    ({ json, output = '' }) => json === true || formatByEnding(output) !== undefined,
  );
  command
    .addOption(
      oneOf(format, chart ? FORMATS : FORMATS_OF_ALL).default(
        undefined,
        "by the file's ending, else table on a terminal, else tsv",
      ),
    )
    .option('--json', 'the same as --format json')
    .option('--columns <names>', 'which columns, in which order: name,email,…', (text) =>
      text.split(',').map((name) => name.trim()),
    );
  if (times) command.option('--absolute', 'times as dates, not as "3 days ago"');
  return chart ? command.option('--no-chart', 'tables only') : command;
}

/** The format that the options ask for; else the one that the output file's ending names; else a table on a terminal and TSV elsewhere. */
export function formatOf(options: FormatOptions & { output?: string }, onTerminal: boolean): Format {
  return decidedFormat(options) ?? (onTerminal ? 'table' : 'tsv');
}

/** Throws a usage error where two options contradict one another, or one has no effect beside the others, on a terminal or in a pipe. */
export function refuseWithoutEffect(options: FormatOptions & Pick<ReportOptions, 'asOf' | 'output'>): void {
  const { json, format, columns = [], absolute, chart, asOf, output } = options;
  if (json === true && format !== undefined && format !== 'json') {
    throw usageError(`--json and --format ${format} exclude one another`, 'give one of the two');
  }
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw usageError(`--columns: '${twice}' is there twice`, 'name each column once');

  const idle = (option: string, beside: string, hint: string): never => {
    throw usageError(`${option} has no effect ${beside}`, hint);
  };
  const decided = decidedFormat(options);
  if (decided === 'chart') {
    if (chart === false) idle('--no-chart', 'on chart', 'for tables only: --format table');
    if (columns.length > 0) idle('--columns', 'on chart', 'a chart has no columns: --format table');
  }
  const noTable = decided === undefined || decided === 'table' ? [] : [`on ${decided}`];
  if (absolute === true) {
    const [beside] = [...noTable, ...given('--as-of', asOf), ...given('--output', output)];
    if (beside !== undefined) idle('--absolute', beside, 'leave it out: times are dates there anyway');
  }
  if (chart === false) {
    const [beside] = [...noTable, ...given('--columns', columns[0])];
    if (beside !== undefined) idle('--no-chart', beside, 'leave it out: nothing is drawn there anyway');
  }
}

function given(option: string, value: unknown): string[] {
  return value === undefined ? [] : [`with ${option}`];
}

/** The format, where the options say enough: only a terminal is told from a pipe when the answer is written. */
function decidedFormat({ format, json, output }: FormatOptions & { output?: string }): Format | undefined {
  if (json === true) return 'json';
  return format ?? (output === undefined ? undefined : (formatByEnding(output) ?? 'tsv'));
}
