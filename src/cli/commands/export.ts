import { Option } from 'commander';
import { rulesOf } from '../../core/deployment.ts';
import { dashboardCsv, formulaCells } from '../../render/dashboard-csv.ts';
import { EXPORT_SCHEMAS, type ExportSchema, exportTable } from '../../reports/export.ts';
import { ask } from '../ask.ts';
import { oneOf } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import { warn } from '../messages.ts';
import { addReaderOptions, addReportOptions, addRulesOption, type ReportOptions } from '../report-options.ts';
import { writeOutput } from '../write-output.ts';

type Options = ReportOptions & {
  readonly format?: ExportSchema;
  readonly unlisted?: boolean;
  readonly crlf?: boolean;
  readonly bom?: boolean;
  readonly escapeFormulas?: boolean;
};

/** Named so because `export` is a reserved word. */
export const exportCommand: CommandSpec = {
  examples: [
    [
      'orgactivity export --format dedicated -o users.csv',
      '8 columns, as on Dedicated Cloud and Self-Managed',
    ],
    ['orgactivity export --format multi-tenant --as-of 2026-06-30', '12 columns, as it stood then'],
  ],
  configure(command, run) {
    command
      .addOption(
        oneOf(
          new Option(
            '--format <schema>',
            'whose columns and rules of statuses; what counts as activity is up to --deployment',
          ),
          EXPORT_SCHEMAS,
        ).default(undefined, "the deployment's"),
      )
      .option('--unlisted', 'also actors who are not on the roster')
      .option('--crlf', 'end lines as Windows does')
      .option('--bom', 'begin with a byte order mark, for Excel')
      .option('--escape-formulas', "put ' before cells that a spreadsheet would run");
    addReaderOptions(addReportOptions(addRulesOption(command))).action(
      run(async (shell, options: Options) => {
        const { table, asOf } = ask(options, shell, (ledger) => ({
          table: exportTable(
            ledger,
            options.format ?? rulesOf(ledger.question.deployment),
            options.unlisted ?? false,
          ),
          asOf: ledger.today,
        }));
        const csv = dashboardCsv(table, {
          crlf: options.crlf ?? false,
          bom: options.bom ?? false,
          escapeFormulas: options.escapeFormulas ?? false,
        });
        await writeOutput({ chunks: csv, format: 'csv' }, options, asOf, shell);
        if (options.quiet === true) return;
        for (const warning of table.warnings) warn(warning, options, shell);
        const formulas = options.escapeFormulas === true ? 0 : formulaCells(table);
        if (formulas > 0) {
          warn(
            `${formulas} ${formulas === 1 ? 'cell begins' : 'cells begin'} like a formula, which a spreadsheet would run: --escape-formulas defuses them`,
            options,
            shell,
          );
        }
      }),
    );
  },
};
