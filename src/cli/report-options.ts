import { type Command, Option } from 'commander';
import type { Day } from '../core/day.ts';
import { DEPLOYMENTS, type Deployment } from '../core/deployment.ts';
import { countOption, dayOption, oneOf, repeated } from './choices.ts';
import { COLOURS, type GlobalOptions } from './context.ts';
import { databaseValue } from './file-value.ts';
import { fileNameOption } from './output-name.ts';
import { SettableOption } from './settings/settable-option.ts';

/** Options of what answers from a database. */
export interface ReportOptions extends GlobalOptions {
  readonly asOf?: Day;
  readonly deployment?: Deployment;
  readonly serviceAccount?: readonly string[];
  readonly withServiceAccounts?: boolean;
  readonly output?: string;
  /** In seconds. */
  readonly wait?: number;
}

/** Of every command about a database: the last of its options. */
export function addGlobalOptions(command: Command): Command {
  return command
    .addOption(
      new SettableOption('--db <file>', 'the database', 'db')
        .argParser(databaseValue('--db'))
        .default('orgactivity.db'),
    )
    .option('-q, --quiet', 'no warnings and no notes')
    .addOption(
      oneOf(new SettableOption('--color <when>', 'colours', 'color'), COLOURS).default(
        'auto',
        'auto: on a terminal',
      ),
    );
}

/** Of commands that only read: the last of their options. */
export function addReaderOptions(command: Command): Command {
  return addWaitOption(command, 'how long to wait for a locked database');
}

/** Of commands that change the database: the last of their options. */
export function addWriterOptions(command: Command): Command {
  return addWaitOption(command, 'how long to wait for another writer');
}

function addWaitOption(command: Command, meaning: string): Command {
  return addGlobalOptions(command.option('--wait <seconds>', meaning, countOption('--wait'), 30));
}

export function addReportOptions(command: Command): Command {
  return command
    .option('--as-of <date>', 'answer as it stood at the end of that day', dayOption('--as-of'))
    .option(
      '-o, --output <file>',
      'write there, whole or not at all; {asOf} and {month} stand for the date of the answer',
      fileNameOption('--output'),
    );
}

/** For answers that follow the rules of a deployment. */
export function addRulesOption(command: Command): Command {
  return command.addOption(
    oneOf(
      new SettableOption(
        '--deployment <kind>',
        'by whose rules activity counts and statuses are given',
        'deployment',
      ),
      DEPLOYMENTS,
    ).default(undefined, "the database's"),
  );
}

export function serviceAccountOption(): Option {
  return new SettableOption(
    '--service-account <who>',
    'an id, e-mail address or username that is no person (repeatable)',
    'service-accounts',
  ).argParser(repeated((text) => text));
}

/** For answers that count people. */
export function addCountOptions(command: Command): Command {
  return addRulesOption(command)
    .addOption(serviceAccountOption())
    .option('--with-service-accounts', 'count service accounts as people');
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
