import { isoDay, mondayOf } from './days.mjs';

/** The right answers, gathered while events are made. */
export class Truth {
  #users = new Map();
  #weeks = new Map();
  #unique = new Set();
  #lastDay;
  personDays = 0;
  events = 0;

  /** @param {number} lastDay days since 1970-01-01 */
  constructor(lastDay) {
    this.#lastDay = lastDay;
  }

  /**
   * An event of `id`. Days and times come in order.
   * @param {string} id
   * @param {number} day
   * @param {string} timestamp
   */
  add(id, day, timestamp) {
    const user = this.#users.get(id);
    if (user === undefined) this.#users.set(id, { last: timestamp, days: 1, lastDay: day });
    else {
      user.last = timestamp;
      if (user.lastDay !== day) user.days++;
    }
    if (user?.lastDay === day) return;
    if (user !== undefined) user.lastDay = day;
    this.personDays++;
    const week = mondayOf(day);
    if (!this.#weeks.has(week)) this.#weeks.set(week, new Set());
    this.#weeks.get(week).add(id);
    if (day > this.#lastDay - 90) this.#unique.add(id);
  }

  /** What every contender must answer, and the numbers that the table needs. */
  finish() {
    const users = [...this.#users].sort(([a], [b]) => Number(a) - Number(b));
    return {
      events: this.events,
      personDays: this.personDays,
      asOf: isoDay(this.#lastDay),
      answers: {
        users: Object.fromEntries(users.map(([id, { last, days }]) => [id, [last, days]])),
        weeks: Object.fromEntries([...this.#weeks].map(([week, ids]) => [isoDay(week), ids.size])),
        unique90: this.#unique.size,
      },
    };
  }
}
