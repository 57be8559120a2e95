import { COVERAGE_COLUMNS, coverageAnswer } from '../../reports/coverage.ts';
import { reportCommand } from '../report-command.ts';

export const coverage = reportCommand({
  examples: [
    ['orgactivity coverage', 'before you act on a number'],
    ['orgactivity coverage --json', 'for a monitor'],
    ["orgactivity coverage --fail-if 'missing-days > 0'", 'exits with 3 if a day is missing'],
  ],
  chart: false,
  columns: COVERAGE_COLUMNS,
  metrics: [
    {
      name: 'missing-days',
      summary: 'days without any event between the first and the last',
      unit: 'count',
      measure: (ledger) => ledger.coverage().missingDays,
    },
  ],
  answer: coverageAnswer,
});
