import { ask } from './program.mjs';
import { PERIODS } from './truth.mjs';
import { toSecond } from './truth-files.mjs';

const RANKS = 12;
const EVERYBODY = '10000000';
const WHY = 'the end of a shorter month decides where this period begins (definitions, "Days, periods, now")';

/** @typedef {import('./truth.mjs').Truth} Truth */
/** @typedef {import('./truth.mjs').Moment} Moment */
/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Last active and active days of everybody, as of one moment.
 * @param {string} db
 * @param {string} input what was read into it
 * @param {Moment} moment
 * @param {Truth} truth
 * @param {Tally} tally
 */
export function checkUsers(db, input, moment, truth, tally) {
  const { rows } = ask(['users', '--unlisted', '--as-of', moment.today, '--db', db]);
  const seen = new Map(rows.map((row) => [row.wandbId, row]));
  const expected = new Map((truth.asOf.get(moment.label) ?? []).map((row) => [row['user_id'], row]));
  for (const user of new Set([...expected.keys(), ...seen.keys()])) {
    const row = expected.get(user);
    const place = `${moment.label} ${user}`;
    const last = row?.['last_active'];
    tally.compare(
      `last active, ${input}`,
      place,
      seen.get(user)?.lastActive ?? null,
      last === undefined ? null : toSecond(last),
    );
    tally.compare(
      `active days, ${input}`,
      place,
      seen.get(user)?.activeDays ?? 0,
      Number(row?.['active_days'] ?? 0),
    );
  }
}

/**
 * Active days in each period, unique active users of each, and its most active users, as of one moment.
 * @param {string} db
 * @param {Moment} moment
 * @param {Truth} truth
 * @param {Tally} tally
 */
export function checkPeriods(db, moment, truth, tally) {
  for (const period of PERIODS) {
    const of = ['--period', period, '--as-of', moment.today, '--db', db];
    const [{ activeUsers }] = ask(['active', ...of]).rows;
    const top = ask(['top', '--limit', EVERYBODY, ...of]).rows;
    const alike = truth.beginsAlike(moment, period);
    const days = alike ? daysInFile(moment, period, truth) : daysInLog(moment, period, truth);
    const place = `${moment.label} ${period}`;

    if (!alike) tally.exempt(`unique active users: ${WHY}`);
    const unique = alike ? Number(truth.periods.get(place)?.['dates_no_end']) : days.size;
    tally.compare('unique active users', place, activeUsers, unique);

    const counted = new Map(top.map((row) => [row.wandbId, row.activeDays]));
    for (const user of new Set([...counted.keys(), ...days.keys()])) {
      if (!alike) tally.exempt(`active days in a period: ${WHY}`);
      tally.compare(
        'active days in a period',
        `${place} ${user}`,
        counted.get(user) ?? 0,
        days.get(user) ?? 0,
      );
    }

    const ranks = alike ? ranksInFile(place, truth) : ranksOf(days, moment, truth);
    for (const [at, rank] of ranks.entries()) {
      if (!alike) tally.exempt(`most active users: ${WHY}`);
      const { activeDays, lastActive, wandbId } = top[at] ?? {};
      tally.compare(
        'most active users',
        `${place} rank ${at + 1}`,
        [activeDays, lastActive],
        [rank.days, rank.last],
      );
      // Names break ties here and ids there, so only who is tied with nobody has a certain place.
      if (isAlone(top, at)) tally.compare('most active users', `${place} rank ${at + 1}`, wandbId, rank.user);
    }
    tally.compare('most active users', `${place} ranks`, Math.min(top.length, RANKS), ranks.length);
  }
}

/** @returns {Map<string, number>} */
function daysInFile({ label }, period, truth) {
  const column = period === 'all' ? 'active_days' : `days_${period}`;
  const rows = (truth.asOf.get(label) ?? []).map((row) => [row['user_id'], Number(row[column])]);
  return new Map(rows.filter(([, count]) => count > 0));
}

/** @returns {Map<string, number>} */
function daysInLog({ today }, period, truth) {
  const rows = [...truth.log.keys()].map((user) => [user, truth.activeDays(user, period, today)]);
  return new Map(rows.filter(([, count]) => count > 0));
}

function ranksInFile(place, truth) {
  return (truth.top.get(place) ?? []).map((row) => ({
    user: row['user_id'],
    days: Number(row['active_days']),
    last: toSecond(row['last_active']),
  }));
}

function ranksOf(days, { today }, truth) {
  return [...days]
    .map(([user, count]) => ({ user, days: count, last: truth.lastActive(user, today) }))
    .sort((a, b) => b.days - a.days || (a.last < b.last ? 1 : -1))
    .slice(0, RANKS);
}

function isAlone(top, at) {
  const alike = (other) =>
    other?.activeDays === top[at]?.activeDays && other?.lastActive === top[at]?.lastActive;
  return top[at] !== undefined && !alike(top[at - 1]) && !alike(top[at + 1]);
}
