// Written apart from the program, so that the two can disagree. Days are texts, `YYYY-MM-DD`.

const MS_PER_DAY = 86_400_000;

/** @param {number} ms */
const dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);

/**
 * @param {string} day
 * @param {number} count
 */
export function addDays(day, count) {
  return dayOf(Date.parse(day) + count * MS_PER_DAY);
}

/**
 * The same date in an earlier month, or that month's last day where it is shorter.
 * @param {string} day
 * @param {number} months
 */
export function monthsBefore(day, months) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth)));
}

/**
 * The first day of the period of that name which ends on `today`; the empty text, before every day, for `all`.
 * @param {string} period
 * @param {string} today
 */
export function firstDayOf(period, today) {
  if (period === 'all') return '';
  const count = Number.parseInt(period, 10);
  return addDays(period.endsWith('m') ? monthsBefore(today, count) : addDays(today, -count), 1);
}

/** @param {string} day */
export function mondayOf(day) {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}
