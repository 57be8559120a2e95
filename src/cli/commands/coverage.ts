import { COVERAGE_COLUMNS, coverageAnswer } from '../../reports/coverage.ts';
import { reportCommand } from '../report-command.ts';

export const coverage = reportCommand({
  examples: [
    ['orgactivity coverage', 'before you act on a number'],
    ['orgactivity coverage --json', 'for a monitor'],
    ["orgactivity coverage --fail-if 'days-behind > 3'", 'exits with 3 if the log has stopped'],
    ["orgactivity coverage --fail-if 'missing-days > 0'", 'exits with 3 if a day is missing in it'],
  ],
  chart: false,
  columns: COVERAGE_COLUMNS,
  metrics: [
    {
      name: 'missing-days',
      summary: 'days without any event between the first and the last; not those after the last',
      unit: 'count',
      measure: (ledger) => ledger.coverage().missingDays,
    },
    {
      name: 'days-behind',
      summary: 'days from the last event to today: more and more where the log has stopped',
      unit: 'count',
      measure(ledger) {
        const { to } = ledger.coverage();
        return to === null ? Number.POSITIVE_INFINITY : ledger.today - to;
      },
    },
  ],
  answer: coverageAnswer,
});
