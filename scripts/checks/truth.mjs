import { addDays, firstDayOf } from './calendar.mjs';
import { readLog, truthTable } from './truth-files.mjs';

export const PERIODS = ['7d', '30d', '90d', '3m', '6m', '12m', '180d', '183d', '365d', 'all'];

/** A moment at a day's start, 00:00 UTC: the program's answers as of the day before stand beside the truth's. */
/** @typedef {{ label: string, today: string }} Moment */

/** What a folder of truth files says, and its log read once more for what they do not say. */
export class Truth {
  /** @param {string} folder */
  constructor(folder) {
    this.log = readLog(folder);
    this.daily = truthTable(folder, 'daily');
    this.weekly = truthTable(folder, 'weekly');
    this.status = truthTable(folder, 'status');
    this.multiTenant = truthTable(folder, 'multitenant');
    this.asOf = grouped(truthTable(folder, 'asof'), (row) => row['now_label'] ?? '');
    this.top = grouped(truthTable(folder, 'top10'), (row) => `${row['now_label']} ${row['period']}`);
    this.periods = new Map(
      truthTable(folder, 'periods').map((row) => [`${row['now_label']} ${row['period']}`, row]),
    );
  }

  /** @returns {Moment[]} */
  get moments() {
    const nows = new Map([...this.periods.values()].map((row) => [row['now_label'] ?? '', row['now'] ?? '']));
    return [...nows]
      .filter(([, now]) => /T00:00:00(\.0+)?Z$/.test(now))
      .map(([label, now]) => ({ label, today: addDays(now.slice(0, 10), -1) }));
  }

  /** The last moment: everything that the log has is before it. */
  get end() {
    return this.moments.reduce((a, b) => (a.today > b.today ? a : b));
  }

  /**
   * Whether the truth's period begins where the definitions have it begin. It does not for some periods of months: the
   * truth counts back from the day after `today`, and the end of a shorter month can fall between the two.
   * @param {Moment} moment
   * @param {string} period
   */
  beginsAlike({ label, today }, period) {
    const start = this.periods.get(`${label} ${period}`)?.['start']?.slice(0, 10);
    return start === undefined || start === firstDayOf(period, today);
  }

  /**
   * The active days of a user in a period that ends on `today`, from the log itself.
   * @param {string} user
   * @param {string} period
   * @param {string} today
   */
  activeDays(user, period, today) {
    const first = firstDayOf(period, today);
    return [...(this.log.get(user)?.keys() ?? [])].filter((day) => day >= first && day <= today).length;
  }

  /**
   * The last activity of a user up to the end of `today`, from the log itself.
   * @param {string} user
   * @param {string} today
   */
  lastActive(user, today) {
    const days = [...(this.log.get(user)?.keys() ?? [])].filter((day) => day <= today).sort();
    return this.log.get(user)?.get(days.at(-1) ?? '') ?? null;
  }
}

/**
 * @param {import('./truth-files.mjs').Row[]} rows
 * @param {(row: import('./truth-files.mjs').Row) => string} keyOf
 */
function grouped(rows, keyOf) {
  /** @type {Map<string, import('./truth-files.mjs').Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
