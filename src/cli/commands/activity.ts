import { ACTIVITY_COLUMNS, activityAnswer } from '../../reports/activity.ts';
import { chosenPeriod, namedPeriod, type PeriodOptions } from '../period-option.ts';
import { reportCommand } from '../report-command.ts';
import { addCountOptions, addPeriodOptions } from '../report-options.ts';

export const activity = reportCommand<PeriodOptions>({
  examples: [
    ['orgactivity activity', 'everything on one screen'],
    ['orgactivity activity --period 12m', 'all of it over the last 12 months'],
    ['orgactivity activity --as-of 2026-06-30 --format markdown -o june.md', 'as it stood, for a report'],
  ],
  chart: true,
  columns: ACTIVITY_COLUMNS,
  options: (command) => addCountOptions(addPeriodOptions(command, "each part's own")),
  answer: (ledger, options) =>
    activityAnswer(ledger, chosenPeriod(options, ledger), (name) => namedPeriod(name, ledger)),
});
