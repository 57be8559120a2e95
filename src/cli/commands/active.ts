import { defaultsOf } from '../../core/deployment.ts';
import type { Period } from '../../core/period.ts';
import { ACTIVE_COLUMNS, activePart } from '../../reports/active.ts';
import { periodWarnings } from '../../reports/coverage-warnings.ts';
import type { Ledger } from '../../reports/ledger.ts';
import { chosenPeriod, namedPeriod, type PeriodOptions } from '../period-option.ts';
import { reportCommand } from '../report-command.ts';
import { addCountOptions, addPeriodOptions } from '../report-options.ts';

export const active = reportCommand<PeriodOptions>({
  examples: [
    ['orgactivity active', 'in the last 3 months'],
    ['orgactivity active --period 30d --as-of 2026-06-30', 'in the 30 days that ended then'],
    ["orgactivity active --period 30d --fail-if 'active-users < 50'", 'exits with 3 if there were fewer'],
    ['orgactivity active --from 2026-01-01 --to 2026-03-31 --json', 'in the first quarter, for a script'],
  ],
  chart: false,
  columns: ACTIVE_COLUMNS,
  times: false,
  options: (command) => addCountOptions(addPeriodOptions(command, '3m')),
  metrics: [
    {
      name: 'active-users',
      summary: 'unique active users of the period',
      unit: 'count',
      measure(ledger, options) {
        const [row] = activePart(ledger, periodFor(options, ledger)).rows;
        return Number(row?.['activeUsers']);
      },
    },
  ],
  answer(ledger, options) {
    const period = periodFor(options, ledger);
    return {
      ...ledger.answer('active'),
      parts: [activePart(ledger, period)],
      warnings: periodWarnings(ledger, [period]),
    };
  },
});

function periodFor(options: PeriodOptions, ledger: Ledger): Period {
  const standard = defaultsOf(ledger.question.deployment).active;
  return chosenPeriod(options, ledger) ?? namedPeriod(standard, ledger);
}
