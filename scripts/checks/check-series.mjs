import { addDays, mondayOf } from './calendar.mjs';
import { ask } from './program.mjs';

/** @typedef {import('./truth.mjs').Truth} Truth */

/**
 * Active users of each day and of each week, as of one moment. A day or week that the truth does not list had nobody. A
 * week that `today` cuts off is compared at the last moment only.
 * @param {string} db
 * @param {import('./truth.mjs').Moment} moment
 * @param {Truth} truth
 * @param {import('./tally.mjs').Tally} tally
 */
export function checkSeries(db, { label, today }, truth, tally) {
  const series = (by) => ask(['trend', '--by', by, '--period', 'all', '--as-of', today, '--db', db]).rows;

  const daily = new Map(truth.daily.map((row) => [row['date'], Number(row['active_users'])]));
  const days = series('day');
  for (const { from, activeUsers } of days)
    tally.compare('daily series', `${label} ${from}`, activeUsers, daily.get(from) ?? 0);
  const first = days[0]?.from ?? today;
  tally.compare(
    'daily series',
    `${label} length`,
    days.length,
    (Date.parse(today) - Date.parse(first)) / 86_400_000 + 1,
  );
  tally.compare('daily series', `${label} first day`, first, [...daily.keys()].sort()[0]);

  const weekly = new Map(truth.weekly.map((row) => [row['week_start'], Number(row['active_users'])]));
  const lastWeek = mondayOf(today);
  const isWhole = today === addDays(lastWeek, 6) || label === truth.end.label;
  const weeks = series('week').filter(({ from }) => isWhole || mondayOf(from) < lastWeek);
  for (const { from, activeUsers } of weeks) {
    tally.compare('weekly series', `${label} ${from}`, activeUsers, weekly.get(mondayOf(from)) ?? 0);
  }
  const listed = [...weekly.keys()].filter((week) => week < lastWeek || (isWhole && week === lastWeek));
  const withAnybody = weeks.filter(({ activeUsers }) => activeUsers > 0);
  tally.compare('weekly series', `${label} weeks with anybody`, withAnybody.length, listed.length);
}
