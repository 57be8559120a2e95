import { writeFileSync } from 'node:fs';
import { firstDayOf } from './calendar.mjs';
import { ask } from './program.mjs';
import { toSecond } from './truth-files.mjs';

/** @typedef {import('./truth.mjs').Truth} Truth */
/** @typedef {import('./tally.mjs').Tally} Tally */

const TEXT = { 'invite-pending': 'Invite pending', deactivated: 'Deactivated', none: '-' };

/**
 * What `Last Active` of the Dedicated dashboard says of every member, as of one moment. `db` has the roster.
 * @param {string} db
 * @param {string} roster how to call it in differences
 * @param {import('./truth.mjs').Moment} moment
 * @param {Truth} truth
 * @param {Tally} tally
 */
export function checkStatuses(db, roster, moment, truth, tally) {
  const { rows } = ask(['users', '--as-of', moment.today, '--db', db]);
  const seen = new Map(rows.map((row) => [row.wandbId ?? row.username, row]));
  const expected = truth.status.filter((row) => row['now_label'] === moment.label);
  tally.compare(`status, ${roster}`, `${moment.label} members`, seen.size, expected.length);
  for (const row of expected) {
    const user = row['user_id'] ?? '';
    const actual = seen.get(user);
    const shown = actual && (TEXT[actual.status] ?? actual.lastActive);
    tally.compare(
      `status, ${roster}`,
      `${moment.label} ${user}`,
      shown,
      expectedStatus(row, moment, truth, tally),
    );
  }
}

/** The truth's status, but for users whose last day is between the two ways to begin the six months. */
function expectedStatus(row, moment, truth, tally) {
  const status = toSecond(row['status_dedicated']);
  if (status === 'Deactivated' || truth.beginsAlike(moment, '6m')) return status;
  const last = truth.lastActive(row['user_id'], moment.today);
  if (last === null) return status;
  const definitions = last.slice(0, 10) >= firstDayOf('6m', moment.today) ? last : '-';
  if (definitions !== status)
    tally.exempt('status: the end of a shorter month decides where the six months begin');
  return definitions;
}

/**
 * Last active and active days by the rules of Multi-tenant Cloud. `db` was made for it.
 * @param {string} db
 * @param {Truth} truth
 * @param {Tally} tally
 */
export function checkMultiTenant(db, truth, tally) {
  const { rows } = ask(['users', '--unlisted', '--as-of', truth.end.today, '--db', db]);
  const seen = new Map(rows.map((row) => [row.wandbId, row]));
  for (const row of truth.multiTenant) {
    const user = row['user_id'];
    const last = toSecond(row['last_active_ge_may9'] ?? '') || null;
    tally.compare('multi-tenant last active', user, seen.get(user)?.lastActive ?? null, last);
    tally.compare(
      'multi-tenant active days',
      user,
      seen.get(user)?.activeDays ?? 0,
      Number(row['days_ge_may9']),
    );
  }
}

/**
 * Writes the members that `status.csv` lists as a SCIM answer, for data that comes without a roster.
 * @param {Truth} truth
 * @param {string} path
 */
export function writeRoster(truth, path) {
  const members = truth.status.filter((row) => row['now_label'] === truth.end.label);
  const Resources = members.map((row) => ({
    id: Buffer.from(`User:${row['user_id']}`).toString('base64'),
    userName: `user-${row['user_id']}`,
    active: row['status_dedicated'] !== 'Deactivated',
    emails: [],
  }));
  writeFileSync(path, JSON.stringify({ totalResults: Resources.length, startIndex: 1, Resources }));
}
