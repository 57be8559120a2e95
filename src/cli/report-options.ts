import { type Command, Option } from 'commander';
import type { Day } from '../core/day.ts';
import { DEPLOYMENTS, type Deployment } from '../core/deployment.ts';
import { usageError } from '../core/errors.ts';
import { dayOption, oneOf, repeated } from './choices.ts';
import { COLOURS, type GlobalOptions } from './context.ts';
import { FORMATS, FORMATS_OF_ALL, type Format, formatByEnding } from './formats.ts';
import { fileNameOption } from './output-name.ts';
import { SettableOption } from './settings/settable-option.ts';

/** Options of everything that answers from a database. */
export interface ReportOptions extends GlobalOptions {
  readonly asOf?: Day;
  readonly deployment?: Deployment;
  readonly serviceAccount?: readonly string[];
  readonly withServiceAccounts?: boolean;
  readonly output?: string;
}

/** Options of reports that can be written in several formats. */
export interface FormatOptions {
  readonly format?: Format;
  readonly json?: boolean;
  readonly columns?: readonly string[];
  readonly absolute?: boolean;
  readonly chart?: boolean;
}

export function addGlobalOptions(command: Command): Command {
  return command
    .addOption(new SettableOption('--db <file>', 'the database', 'db').default('orgactivity.db'))
    .option('-q, --quiet', 'no warnings and no notes')
    .addOption(
      oneOf(new SettableOption('--color <when>', 'colours', 'color'), COLOURS).default(
        'auto',
        'auto: on a terminal',
      ),
    );
}

export function addReportOptions(command: Command): Command {
  return addGlobalOptions(
    command
      .option('--as-of <date>', 'answer as it stood at the end of that day', dayOption('--as-of'))
      .addOption(
        oneOf(new SettableOption('--deployment <kind>', 'by whose rules', 'deployment'), DEPLOYMENTS).default(
          undefined,
          "the database's",
        ),
      )
      .addOption(serviceAccountOption())
      .option(
        '-o, --output <file>',
        'write there, whole or not at all; {asOf} and {month} stand for the date of the answer',
        fileNameOption('--output'),
      ),
  );
}

export function serviceAccountOption(): Option {
  return new SettableOption(
    '--service-account <who>',
    'an id, e-mail address or username that is no person (repeatable)',
    'service-accounts',
  ).argParser(repeated((text) => text));
}

export function addCountOptions(command: Command): Command {
  return command.option('--with-service-accounts', 'count service accounts as people');
}

export function addPeriodOptions(command: Command, standard: string): Command {
  return command
    .addOption(
      new Option('--period <period>', '7d, 30d, 90d, 3m, 6m, 12m, all, or any <N>d|w|m|y').default(
        undefined,
        standard,
      ),
    )
    .option('--from <date>', 'first day of the period', dayOption('--from'))
    .option('--to <date>', 'last day of the period', dayOption('--to'));
}

export function addFormatOptions(command: Command, { chart }: { chart: boolean }): Command {
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
    .option('--columns <names>', 'which columns, in which order: name,email,…', (text) => text.split(','))
    .option('--absolute', 'times as dates, not as "3 days ago"');
  return chart ? command.option('--no-chart', 'tables only') : command;
}

/** The format that the options ask for; else the one that the output file's ending names; else a table on a terminal and TSV elsewhere. */
export function formatOf(options: FormatOptions & { output?: string }, onTerminal: boolean): Format {
  const { format, json, output } = options;
  if (json === true && format !== undefined && format !== 'json') {
    throw usageError(`--json and --format ${format} exclude one another`);
  }
  if (json === true) return 'json';
  return format ?? formatByEnding(output ?? '') ?? (onTerminal && output === undefined ? 'table' : 'tsv');
}
