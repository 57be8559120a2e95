import { parse } from 'csv-parse/sync';
import { shown, toTheSecond } from './nasty-case.mjs';
import { run } from './program.mjs';

/** @typedef {import('./nasty-case.mjs').NastyCase} NastyCase */

/**
 * How each thing that the manifest expects is checked. Some fields only explain others, or say what nobody can see in this
 * program: `distinct` events, because it keeps none.
 * @type {Record<string, (nasty: NastyCase, expected: any) => void>}
 */
export const MANIFEST_CHECKS = {
  good_lines: (nasty, count) => nasty.equal('events', nasty.receipt?.events, count),
  bad_lines: (nasty, count) => nasty.equal('rejected', nasty.receipt?.rejected, count),
  if_rejected_bad_lines: (nasty, count) => nasty.equal('rejected', nasty.receipt?.rejected, count),
  no_actor: (nasty, count) => nasty.equal('events of nobody', nasty.receipt?.noActor, count),

  users: (nasty, users) => nasty.equal('active users', nasty.activity(), toTheSecond(users)),
  users_as_of_now: (nasty, users) => nasty.equal('active users', nasty.activity(), toTheSecond(users)),
  users_at_least(nasty, users) {
    const activity = nasty.activity();
    for (const [user, expected] of Object.entries(toTheSecond(users)))
      nasty.equal(user, activity[user], expected);
  },
  distinct_users: (nasty, count) => nasty.equal('users', nasty.users().size, count),
  u3_status: (nasty) => nasty.equal('u3', shown(nasty.users().get('u3')), 'Invite pending'),

  status: checkStatuses,
  status_dedicated: checkStatuses,

  daily(nasty, expected) {
    const { rows } = nasty.ask(['trend', '--by', 'day', '--period', 'all']);
    const days = rows.filter((row) => row.activeUsers > 0).map((row) => [row.from, row.activeUsers]);
    nasty.equal('daily', Object.fromEntries(days), expected);
  },
  weekly(nasty, expected) {
    const { rows } = nasty.ask(['trend', '--by', 'week', '--period', 'all']);
    const weeks = rows.filter((row) => row.activeUsers > 0).map((row) => row.activeUsers);
    nasty.equal('weekly', weeks, Object.values(expected));
    const mondays = rows.filter((row) => row.activeUsers > 0 && !row.partial).map((row) => row.from);
    nasty.equal(
      'weeks',
      mondays,
      Object.keys(expected).filter((monday) => mondays.includes(monday)),
    );
  },

  csv_rows: (nasty, count) => nasty.equal('rows of the export', exported(nasty).length, count),
  names(nasty, names) {
    const actual = exported(nasty).map((row) => row['Name']);
    nasty.equal('names in the export', actual.sort(), [...names].sort());
  },
  top10_by_days_last_id(nasty, expected) {
    const { rows } = nasty.ask(['top', '--limit', '10', '--period', 'all']);
    nasty.equal(
      'top ten',
      rows.map((row) => row.wandbId),
      expected,
    );
  },
};

function checkStatuses(nasty, expected) {
  const users = nasty.users();
  for (const [user, status] of Object.entries(expected))
    nasty.equal(user, shown(users.get(user) ?? {}), status);
}

function exported(nasty) {
  const { stdout } = run([
    'export',
    '--format',
    'dedicated',
    '--unlisted',
    '--as-of',
    nasty.asOf,
    '--db',
    nasty.db,
  ]);
  return parse(stdout, { columns: true, relax_column_count: false });
}
