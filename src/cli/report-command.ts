import type { Command } from 'commander';
import type { Answer } from '../core/answer.ts';
import { EXIT } from '../core/errors.ts';
import type { Ledger } from '../reports/ledger.ts';
import { ask } from './ask.ts';
import type { CommandSpec } from './command.ts';
import type { Metric } from './fail-if/metric.ts';
import { addFailIfOption, conditionsThatHold, type FailIfOptions } from './fail-if/option.ts';
import { warn } from './messages.ts';
import {
  addFormatOptions,
  addReportOptions,
  type FormatOptions,
  type ReportOptions,
} from './report-options.ts';
import { writeAnswer } from './write-answer.ts';

/** A command that asks the database one question and writes the answer. */
interface ReportSpec<Options> extends Pick<CommandSpec, 'examples'> {
  /** Whether the answer has something to draw. */
  readonly chart: boolean;
  /** What `--fail-if` can ask about; none: the report does not have that option. */
  readonly metrics?: readonly Metric<Options>[];
  /** Adds the report's own arguments and options. */
  readonly options?: (command: Command) => Command;
  /** `args`: what was given for the command's arguments. */
  answer(ledger: Ledger, options: Options, ...args: readonly string[]): Answer;
}

export function reportCommand<Options>(spec: ReportSpec<Options>): CommandSpec {
  const { examples, chart, metrics = [], options: own = (command) => command } = spec;
  return {
    examples,
    metrics: metrics.map(({ name, summary }) => [name, summary]),
    configure(command, run) {
      addFormatOptions(addReportOptions(own(command)), { chart }).action(
        run(async (shell, ...given: unknown[]) => {
          const args = given.filter((argument) => typeof argument === 'string');
          const options = command.opts<ReportOptions & FormatOptions & FailIfOptions & Options>();
          const { answer, holding } = ask(options, shell, (ledger) => ({
            answer: spec.answer(ledger, options, ...args),
            holding: conditionsThatHold(metrics, ledger, options),
          }));
          await writeAnswer(answer, options, shell);
          if (options.quiet !== true) for (const condition of holding) warn(condition, options, shell);
          return holding.length > 0 ? EXIT.conditionHolds : EXIT.done;
        }),
      );
      if (metrics.length > 0) addFailIfOption(command, metrics);
    },
  };
}
