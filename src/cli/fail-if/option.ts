import type { Command } from 'commander';
import type { Ledger } from '../../reports/ledger.ts';
import { repeated } from '../choices.ts';
import { type Condition, holds, parseCondition } from './condition.ts';
import { figureText, type Metric } from './metric.ts';

export interface FailIfOptions {
  readonly failIf?: readonly Condition[];
}

/** Adds `--fail-if`. What it can ask about differs from command to command, so the help of each lists that, and has an example. */
export function addFailIfOption(
  command: Command,
  metrics: readonly Pick<Metric, 'name' | 'unit'>[],
): Command {
  return command.option(
    '--fail-if <condition>',
    'exit with 3 if it holds, as in the examples (repeatable)',
    repeated((text) => parseCondition(text, metrics)),
  );
}

/** Those conditions that hold, each as a line: `idle-share > 20% holds: 3 of 13 (23.1%)`. */
export function conditionsThatHold<Options>(
  metrics: readonly Metric<Options>[],
  ledger: Ledger,
  options: Options & FailIfOptions,
): string[] {
  return (options.failIf ?? []).flatMap((condition) => {
    const metric = metrics.find(({ name }) => name === condition.metric);
    if (metric === undefined) return [];
    const figure = metric.measure(ledger, options);
    return holds(condition, figure) ? [`${condition.text} holds: ${figureText(figure)}`] : [];
  });
}
