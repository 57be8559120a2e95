import type { Command } from 'commander';
import { usageError } from '../core/errors.ts';
import { oneOf } from './choices.ts';
import { FORMATS, FORMATS_OF_ALL, type Format, formatByEnding } from './formats.ts';
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
export interface Contents {
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
  return askedFormat(options) ?? (onTerminal && options.output === undefined ? 'table' : 'tsv');
}

/** Throws a usage error where two options contradict one another, or one has no effect on the format that is asked for. */
export function refuseWithoutEffect(options: FormatOptions & { output?: string }): void {
  const { json, format, columns = [], absolute, chart } = options;
  if (json === true && format !== undefined && format !== 'json') {
    throw usageError(`--json and --format ${format} exclude one another`, 'give one of the two');
  }
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw usageError(`--columns: '${twice}' is there twice`, 'name each column once');
  const asked = askedFormat(options);
  if (asked === undefined) return;
  const idle = (option: string, why: string): never => {
    throw usageError(`${option} has no effect on ${asked}`, why);
  };
  if (absolute === true && asked !== 'table') idle('--absolute', 'its times are dates anyway');
  if (chart === false && asked === 'chart') idle('--no-chart', 'for tables only: --format table');
  if (chart === false && asked !== 'table') idle('--no-chart', 'it draws nothing anyway');
  if (columns.length > 0 && asked === 'chart') idle('--columns', 'a chart has no columns: --format table');
}

/** What the options say of the format. */
function askedFormat({ format, json, output = '' }: FormatOptions & { output?: string }): Format | undefined {
  return json === true ? 'json' : (format ?? formatByEnding(output));
}
