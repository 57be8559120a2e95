import { appendFileSync, copyFileSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { shown } from './nasty-case.mjs';
import { ask, run } from './program.mjs';

/** @typedef {import('./nasty-case.mjs').NastyCase} NastyCase */

/** @param {NastyCase} nasty */
export function threeEvents(nasty) {
  nasty.equal('active days', activeDays(nasty, nasty.db), { u1: 2, u2: 1 });
  nasty.equal('events', nasty.receipt?.events, 3);
  nasty.equal('rejected', nasty.receipt?.rejected, 0);
}

/** @param {NastyCase} nasty */
export function growsByTheCutLine(nasty) {
  const [file, db] = [`${nasty.db}-growing.ndjson`, `${nasty.db}-growing`];
  copyFileSync(join(nasty.folder, 'log', 'a.ndjson'), file);
  ask(['ingest', file, '--db', db]);
  appendFileSync(file, 'update","actor_user_id":"u2"}\n');
  ask(['ingest', file, '--db', db]);
  nasty.equal('active days', activeDays(nasty, db), { u1: 2, u2: 2 });
}

/** Three versions of one path with one modification time, the third as long as the first. @param {NastyCase} nasty */
export function joinsVersions(nasty) {
  const [file, db] = [`${nasty.db}-2025-06-01.ndjson`, `${nasty.db}-versions`];
  const days = ['v1', 'v2', 'v3'].map((version) => {
    copyFileSync(join(nasty.folder, version, '2025-06-01.ndjson'), file);
    utimesSync(file, 1_750_000_000, 1_750_000_000);
    ask(['ingest', file, '--db', db]);
    return activeDays(nasty, db);
  });
  nasty.equal('active days', days, [
    { u1: 2, u2: 1 },
    { u1: 2, u2: 2 },
    { u1: 3, u2: 2 },
  ]);
}

/** @param {NastyCase} nasty */
export function showsNoOverrides(nasty) {
  const { stdout } = run(['users', '--format', 'table', '--as-of', nasty.asOf, '--db', nasty.db]);
  nasty.equal(
    'rows of the table with an address',
    stdout.split('\n').filter((line) => line.includes('@')).length,
    12,
  );
  nasty.equal('overrides', stdout.match(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu), null);
}

/** @param {NastyCase} nasty */
export function cutsInTablesOnly(nasty) {
  const report = (format) =>
    run(['users', '--unlisted', '--format', format, '--as-of', nasty.asOf, '--db', nasty.db]).stdout;
  const rows = parse(report('csv'), { columns: true });
  nasty.equal('longest name in CSV', Math.max(...rows.map((row) => row['name'].length)), 10_000);
  const longest = Math.max(
    ...report('table')
      .split('\n')
      .map((line) => line.length),
  );
  nasty.equal('a table of whole cells', longest > 5000, false);
}

/** @param {NastyCase} nasty */
export function ignoresTheMachinesZone(nasty) {
  for (const TZ of ['Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Apia']) {
    const db = `${nasty.db}-${basename(TZ)}`;
    ask(['ingest', join(nasty.folder, 'log'), '--db', db], { environment: { TZ } });
    const { rows } = ask(['users', '--as-of', nasty.asOf, '--db', db], { environment: { TZ } });
    nasty.equal(`active days in ${TZ}`, rows[0]?.activeDays, 2);
  }
}

/**
 * Periods of months are whole days and half open on the left: the day to which the months lead back, `edge`, is outside,
 * early and late in it alike. It is inside as of `lastInside`.
 * @param {{ edge: string, lastInside: string }} days
 */
export function windowOfMonths({ edge, lastInside }) {
  return {
    chosen: 'the day to which the months lead back is outside the period (definitions, "Days, periods, now")',
    replaces: ['status_dedicated_6m'],
    /** @param {NastyCase} nasty */
    check(nasty) {
      const period = nasty.stated.expect?.['period'];
      const active = (asOf) =>
        nasty
          .ask(['top', '--period', period], asOf)
          .rows.map((row) => row.wandbId)
          .sort();
      nasty.equal('active on the day of now', active(nasty.stated.now.slice(0, 10)), ['now']);
      nasty.equal('active up to now', active(nasty.asOf), []);
      nasty.equal(`active as of ${lastInside}`, active(lastInside), ['after', 'at', 'later']);
      if (period !== '6m') return;
      const status = (user, asOf) => shown(nasty.users(asOf).get(user) ?? {});
      nasty.equal('status of at', status('at', nasty.asOf), '-');
      nasty.equal(`status of at as of ${lastInside}`, status('at', lastInside), `${edge}T00:00:00Z`);
      nasty.equal(`status of before as of ${lastInside}`, status('before', lastInside), '-');
    },
  };
}

/** Lists of users in every shape: members, status of the first one, and whether `coverage` warns that some are missing. */
const SHAPES = {
  'array-two-primary.json': [['u1 ada@example.org'], 'active'],
  'bad-date.json': [['u1 ada@example.org'], 'active'],
  'bare-array.json': [['u1 ada@example.org', 'u2 bo@example.org'], 'active'],
  'documented.json': [['u1 ada@example.org'], 'active'],
  'duplicate-id.json': [['u1 ada@example.org'], 'active'],
  'missing-active.json': [['u1 ada@example.org'], 'active'],
  'no-emails.json': [['u1 ada@example.org'], 'active'], // the log knows the address
  'null-name.json': [['u1 ada@example.org'], 'active'],
  'null-resources.json': [[], undefined],
  'page1.json': [['u1 ada@example.org'], 'active', true],
  'page2.json': [['u2 bo@example.org'], 'active', true],
  'short.json': [[], undefined, true],
  'single-user.json': [['u1 ada@example.org'], 'active'],
  'string-false.json': [['u1 ada@example.org'], 'deactivated'],
};

/** @param {NastyCase} nasty */
export function readsEveryShape(nasty) {
  const log = join(nasty.folder, 'log');
  const lists = Object.entries(SHAPES).map(([name, expected]) => [name, [name], expected]);
  const pages = ['page2.json', 'page1.json'];
  for (const [title, names, [members, status, warning]] of [
    ...lists,
    ['both pages', pages, SHAPES['bare-array.json']],
  ]) {
    const db = `${nasty.db}-${title}`;
    ask(['ingest', log, ...names.map((name) => join(nasty.folder, name)), '--db', db]);
    const { rows } = ask(['users', '--as-of', nasty.asOf, '--db', db]);
    nasty.equal(
      title,
      rows.map((row) => `${row.wandbId} ${row.email}`),
      members,
    );
    nasty.equal(`${title}: status`, rows[0]?.status, status);
    const { stderr } = run(['coverage', '--as-of', nasty.asOf, '--db', db]);
    nasty.equal(`${title}: a warning of missing pages`, /incomplete/.test(stderr), warning === true);
  }
}

/** @param {NastyCase} nasty @param {string} db */
function activeDays(nasty, db) {
  const { rows } = ask(['users', '--as-of', nasty.asOf, '--db', db]);
  return Object.fromEntries(rows.map((row) => [row.wandbId, row.activeDays]));
}
