import { Option } from 'commander';
import { BUCKETS, type Bucket, defaultsOf } from '../../core/deployment.ts';
import { periodWarnings } from '../../reports/coverage-warnings.ts';
import { TREND_COLUMNS, trendPart } from '../../reports/trend.ts';
import { oneOf } from '../choices.ts';
import { chosenPeriod, namedPeriod, type PeriodOptions } from '../period-option.ts';
import { reportCommand } from '../report-command.ts';
import { addCountOptions, addPeriodOptions } from '../report-options.ts';

export const trend = reportCommand<PeriodOptions & { readonly by?: Bucket }>({
  examples: [
    ['orgactivity trend', 'each day of the last 6 months, as a chart on a terminal'],
    ['orgactivity trend --by week --period 12m', 'weekly active users of a year'],
    ['orgactivity trend --by month --period all --format csv -o monthly.csv', 'for a spreadsheet'],
  ],
  chart: true,
  columns: TREND_COLUMNS,
  times: false,
  options: (command) =>
    addCountOptions(
      addPeriodOptions(command, '6m; Multi-tenant: 30d').addOption(
        oneOf(new Option('--by <bucket>', 'how long each is; weeks begin on Monday'), BUCKETS).default(
          undefined,
          'day; Multi-tenant: week',
        ),
      ),
    ),
  answer(ledger, options) {
    const standard = defaultsOf(ledger.question.deployment).trend;
    const period = chosenPeriod(options, ledger) ?? namedPeriod(standard.period, ledger);
    return {
      ...ledger.answer('trend'),
      parts: [trendPart(ledger, period, options.by ?? standard.by)],
      warnings: periodWarnings(ledger, [period]),
    };
  },
});
