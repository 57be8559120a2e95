import type { Command } from 'commander';
import type { Answer, Column } from '../core/answer.ts';
import { EXIT, usageError } from '../core/errors.ts';
import type { Ledger } from '../reports/ledger.ts';
import { ask } from './ask.ts';
import type { CommandSpec } from './command.ts';
import type { Metric } from './fail-if/metric.ts';
import { addFailIfOption, conditionsThatHold, type FailIfOptions } from './fail-if/option.ts';
import { addFormatOptions, type FormatOptions, refuseWithoutEffect } from './format-options.ts';
import { warn } from './messages.ts';
import { addReaderOptions, addReportOptions, type ReportOptions } from './report-options.ts';
import { unknownServices } from './unknown-names.ts';
import { writeAnswer } from './write-answer.ts';

/** A command that asks the database one question and writes the answer. */
interface ReportSpec<Options> extends Pick<CommandSpec, 'examples'> {
  /** Whether the answer has something to draw. */
  readonly chart: boolean;
  /** Whether it has times; they do, where this is left out. */
  readonly times?: boolean;
  /** Those of all parts of the answer. */
  readonly columns?: readonly Column[];
  /** What `--fail-if` can ask about; none: the report does not have that option. */
  readonly metrics?: readonly Metric<Options>[];
  /** Adds the report's own arguments and options. */
  readonly options?: (command: Command) => Command;
  /** `args`: what was given for the command's arguments. */
  answer(ledger: Ledger, options: Options, ...args: readonly string[]): Answer;
}

export function reportCommand<Options>(spec: ReportSpec<Options>): CommandSpec {
  const {
    examples,
    chart,
    times = true,
    columns = [],
    metrics = [],
    options: own = (command) => command,
  } = spec;
  return {
    examples,
    metrics: metrics.map(({ name, summary }) => [name, summary]),
    columns: columns.map(({ key, title }) => [key, title]),
    configure(command, run) {
      addFormatOptions(addReportOptions(own(command)), { chart, times });
      if (metrics.length > 0) addFailIfOption(command, metrics);
      addReaderOptions(command).action(
        run(async (shell, ...given: unknown[]) => {
          const args = given.filter((argument) => typeof argument === 'string');
          const options = command.opts<ReportOptions & FormatOptions & FailIfOptions & Options>();
          refuseWithoutEffect(options);
          const services = typedServices(command);
          const { answer, holding } = ask(options, shell, (ledger) => {
            const given = spec.answer(ledger, options, ...args);
            return {
              answer: { ...given, warnings: [...unknownServices(ledger, services), ...given.warnings] },
              holding: conditionsThatHold(metrics, ledger, options),
            };
          });
          await writeAnswer(answer, options, shell);
          if (options.quiet !== true) for (const condition of holding) warn(condition, options, shell);
          return holding.length > 0 ? EXIT.conditionHolds : EXIT.done;
        }),
      );
    },
  };
}

/** The service accounts on the command line: a configured list may well name some that were never seen. Throws a usage error where they count all the same. */
function typedServices(command: Command): readonly string[] {
  const { serviceAccount = [], withServiceAccounts } = command.opts<ReportOptions>();
  if (command.getOptionValueSource('serviceAccount') !== 'cli') return [];
  if (withServiceAccounts !== true) return serviceAccount;
  throw usageError(
    '--service-account and --with-service-accounts exclude one another',
    'the one leaves out what the other counts',
  );
}
