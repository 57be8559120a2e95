import { defaultsOf } from '../../core/deployment.ts';
import { periodWarnings } from '../../reports/coverage-warnings.ts';
import { TOP_COLUMNS, topPart } from '../../reports/top.ts';
import { countOption } from '../choices.ts';
import { chosenPeriod, namedPeriod, type PeriodOptions } from '../period-option.ts';
import { reportCommand } from '../report-command.ts';
import { addCountOptions, addPeriodOptions } from '../report-options.ts';

export const top = reportCommand<PeriodOptions & { readonly limit: number }>({
  examples: [
    ['orgactivity top', 'the ten with the most active days of the last 30'],
    ['orgactivity top --period 12m --limit 50', 'the fifty of the year'],
  ],
  chart: false,
  columns: TOP_COLUMNS,
  options: (command) =>
    addCountOptions(
      addPeriodOptions(command, '30d').option('--limit <count>', 'how many', countOption('--limit'), 10),
    ),
  answer(ledger, options) {
    const standard = defaultsOf(ledger.question.deployment).top;
    const period = chosenPeriod(options, ledger) ?? namedPeriod(standard, ledger);
    return {
      ...ledger.answer('top'),
      parts: [topPart(ledger, period, options.limit)],
      warnings: periodWarnings(ledger, [period]),
    };
  },
});
