import type { Answer, Column } from '../core/answer.ts';
import { defaultsOf } from '../core/deployment.ts';
import type { Period } from '../core/period.ts';
import { ACTIVE_COLUMNS, activeFold } from './active.ts';
import { periodWarnings } from './coverage-warnings.ts';
import type { Ledger } from './ledger.ts';
import { partsOf } from './part-fold.ts';
import { TOP_COLUMNS, topFold } from './top.ts';
import { TREND_COLUMNS, trendFold } from './trend.ts';

const TOP = 10;

/** Of all parts of `activityAnswer`, each name once. */
export const ACTIVITY_COLUMNS: readonly Column[] = [
  ...new Map(
    [...ACTIVE_COLUMNS, ...TREND_COLUMNS, ...TOP_COLUMNS].map((column) => [column.key, column]),
  ).values(),
];

/**
 * The dashboard's activity page: unique active users, users active over time, weekly active users and the most active
 * ones. `chosen` moves all parts together, as the dashboard's date picker does; otherwise `periodOf` gives each its own
 * default (definitions, "Defaults that follow the deployment").
 */
export function activityAnswer(
  ledger: Ledger,
  chosen: Period | undefined,
  periodOf: (name: string) => Period,
): Answer {
  const defaults = defaultsOf(ledger.question.deployment);
  const over = chosen ?? periodOf(defaults.trend.period);
  const active = chosen ?? periodOf(defaults.active);
  const top = chosen ?? periodOf(defaults.top);
  const weekly = trendFold(ledger, over, 'week');
  return {
    ...ledger.answer('activity'),
    parts: partsOf(ledger, [
      activeFold(ledger, active),
      trendFold(ledger, over, defaults.trend.by),
      { ...weekly, part: () => ({ ...weekly.part(), name: 'weekly', title: 'Weekly active users' }) },
      topFold(ledger, top, TOP),
    ]),
    warnings: periodWarnings(ledger, [active, over, top]),
  };
}
