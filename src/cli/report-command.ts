import type { Command } from 'commander';
import type { Answer } from '../core/answer.ts';
import type { Ledger } from '../reports/ledger.ts';
import { ask } from './ask.ts';
import type { CommandSpec } from './command.ts';
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
  /** Adds the report's own arguments and options. */
  readonly options?: (command: Command) => Command;
  /** `args`: what was given for the command's arguments. */
  answer(ledger: Ledger, options: Options, ...args: readonly string[]): Answer;
}

export function reportCommand<Options>(spec: ReportSpec<Options>): CommandSpec {
  const { examples, chart, options: own = (command) => command } = spec;
  return {
    examples,
    configure(command, run) {
      addFormatOptions(addReportOptions(own(command)), { chart }).action(
        run(async (shell, ...given: unknown[]) => {
          const args = given.filter((argument) => typeof argument === 'string');
          const options = command.opts<ReportOptions & FormatOptions & Options>();
          await writeAnswer(
            ask(options, shell, (ledger) => spec.answer(ledger, options, ...args)),
            options,
            shell,
          );
        }),
      );
    },
  };
}
