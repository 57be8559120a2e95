import { type Command, Option } from 'commander';
import type { Day } from '../core/day.ts';
import { DEPLOYMENTS, type Deployment } from '../core/deployment.ts';
import { usageError } from '../core/errors.ts';
import { choice, dayOption, repeated } from './choices.ts';
import type { GlobalOptions } from './context.ts';

/** How a report can be written. */
export const FORMATS = ['table', 'tsv', 'csv', 'json', 'ndjson', 'markdown', 'chart'] as const;
export type Format = (typeof FORMATS)[number];
const FORMATS_WITHOUT_CHART = FORMATS.filter((format) => format !== 'chart');

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
    .option('--db <file>', 'the database (default: $ORGACTIVITY_DB, else orgactivity.db)')
    .option('-q, --quiet', 'no warnings and no notes')
    .addOption(
      new Option('--color <when>', 'colours on a terminal')
        .argParser(choice('--color', ['auto', 'always', 'never']))
        .default('auto'),
    );
}

export function addReportOptions(command: Command): Command {
  return addGlobalOptions(
    command
      .option('--as-of <date>', 'answer as it stood at the end of that day', dayOption('--as-of'))
      .option(
        '--deployment <kind>',
        `by the rules of: ${DEPLOYMENTS.join(', ')} (default: the database's)`,
        choice('--deployment', DEPLOYMENTS),
      )
      .option(
        '--service-account <who>',
        'an id, e-mail address or username that is no person (repeatable)',
        repeated((text) => text),
      )
      .option('-o, --output <file>', 'write there, whole or not at all'),
  );
}

export function addCountOptions(command: Command): Command {
  return command.option('--with-service-accounts', 'count service accounts as people');
}

export function addPeriodOptions(command: Command, standard: string): Command {
  return command
    .option('--period <period>', `7d, 30d, 90d, 3m, 6m, 12m, all, or any <N>d|w|m|y (default: ${standard})`)
    .option('--from <date>', 'first day of the period', dayOption('--from'))
    .option('--to <date>', 'last day of the period', dayOption('--to'));
}

export function addFormatOptions(command: Command, { chart }: { chart: boolean }): Command {
  const formats = chart ? FORMATS : FORMATS_WITHOUT_CHART;
  command
    .option(
      '--format <format>',
      `${formats.join(', ')} (default: table on a terminal, else tsv)`,
      choice<Format>('--format', formats),
    )
    .option('--json', 'the same as --format json')
    .option('--columns <names>', 'which columns, in which order: name,email,…', (text) => text.split(','))
    .option('--absolute', 'times as dates, not as "3 days ago"');
  return chart ? command.option('--no-chart', 'tables only') : command;
}

const BY_ENDING: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  md: 'markdown',
};

/** The format that the options ask for; else the one that the output file's ending names; else a table on a terminal and TSV elsewhere. */
export function formatOf(options: FormatOptions & { output?: string }, onTerminal: boolean): Format {
  if (options.json === true && options.format !== undefined && options.format !== 'json') {
    throw usageError(`--json and --format ${options.format} exclude one another`);
  }
  if (options.json === true) return 'json';
  const ending = /\.([a-z]+)$/.exec(options.output ?? '')?.[1] ?? '';
  return (
    options.format ?? BY_ENDING[ending] ?? (onTerminal && options.output === undefined ? 'table' : 'tsv')
  );
}
