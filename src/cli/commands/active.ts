import { defaultsOf } from '../../core/deployment.ts';
import { activePart } from '../../reports/active.ts';
import { chosenPeriod, namedPeriod, type PeriodOptions } from '../period-option.ts';
import { reportCommand } from '../report-command.ts';
import { addCountOptions, addPeriodOptions } from '../report-options.ts';

export const active = reportCommand<PeriodOptions>({
  examples: [
    ['orgactivity active', 'in the last 3 months'],
    ['orgactivity active --period 30d --as-of 2026-06-30', 'in the 30 days that ended then'],
    ['orgactivity active --from 2026-01-01 --to 2026-03-31 --json', 'in the first quarter, for a script'],
  ],
  chart: false,
  options: (command) => addPeriodOptions(addCountOptions(command), '3m'),
  answer(ledger, options) {
    const standard = defaultsOf(ledger.question.deployment).active;
    const period = chosenPeriod(options, ledger) ?? namedPeriod(standard, ledger);
    return { ...ledger.answer('active'), parts: [activePart(ledger, period)] };
  },
});
