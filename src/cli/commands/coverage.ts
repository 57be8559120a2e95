import { coverageAnswer } from '../../reports/coverage.ts';
import { reportCommand } from '../report-command.ts';

export const coverage = reportCommand({
  examples: [
    ['orgactivity coverage', 'before you act on a number'],
    ['orgactivity coverage --json', 'for a monitor'],
  ],
  chart: false,
  answer: coverageAnswer,
});
