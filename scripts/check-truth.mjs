// node scripts/check-truth.mjs DIR: compares the built program's answers with those of two other engines. DIR has a log
// (`bucket/`), perhaps rosters, and `truth/`. Ends with 1 where anything differs.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPeriods, checkUsers } from './checks/check-activity.mjs';
import { checkSeries } from './checks/check-series.mjs';
import { checkMultiTenant, checkStatuses, writeRoster } from './checks/check-status.mjs';
import { ask, run } from './checks/program.mjs';
import { Tally } from './checks/tally.mjs';
import { Truth } from './checks/truth.mjs';
import { logFiles } from './checks/truth-files.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'truth'))) {
  console.error('usage: npm run check:truth -- DIR, a folder with bucket/ and truth/');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'orgactivity-truth-'));
try {
  const tally = new Tally();
  const truth = new Truth(folder);
  const daily = ingested('daily.db', [[join(folder, 'bucket')]]);
  for (const moment of truth.moments) {
    checkUsers(daily, 'log', moment, truth, tally);
    checkPeriods(daily, moment, truth, tally);
    checkSeries(daily, moment, truth, tally);
  }
  for (const [name, path] of rosters(folder, truth)) {
    const db = join(scratch, `${name}.db`);
    copyFileSync(daily, db);
    ask(['ingest', path, '--db', db]);
    for (const moment of truth.moments) {
      checkStatuses(db, name, moment, truth, tally);
      checkUsers(db, name, moment, truth, tally);
    }
  }
  if (truth.multiTenant.length > 0) {
    const db = join(scratch, 'multi-tenant.db');
    run(['init', '--deployment', 'multi-tenant', '--db', db]);
    ask(['ingest', join(folder, 'bucket'), '--db', db]);
    checkMultiTenant(db, truth, tally);
  }
  checkOrders(daily, truth, tally);
  process.exitCode = tally.report() === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** A database into which the lists of paths were read, one list an `ingest`. */
function ingested(name, lists) {
  const db = join(scratch, name);
  for (const paths of lists) ask(['ingest', ...paths, '--db', db]);
  return db;
}

/** The rosters to try, each on its own; one made of `status.csv` where the data has none. */
function rosters(folder, truth) {
  const given = ['roster.wandb-scim.json', 'roster.csv'].filter((name) => existsSync(join(folder, name)));
  if (given.length > 0) return given.map((name) => [name, join(folder, name)]);
  const path = join(scratch, 'roster.json');
  writeRoster(truth, path);
  return [['roster.json', path]];
}

/** The order and the split of the input must not show: one file, and the newest daily files first in four runs. */
function checkOrders(daily, truth, tally) {
  const files = logFiles(folder);
  const single = join(scratch, 'single.ndjson');
  for (const file of files) writeFileSync(single, readFileSync(file), { flag: 'a' });
  const newestFirst = files.toReversed();
  const quarter = Math.ceil(files.length / 4);
  const quarters = [0, 1, 2, 3].map((n) => newestFirst.slice(n * quarter, (n + 1) * quarter));
  const others = {
    'one file': ingested('single.db', [[single]]),
    'newest first in four runs': ingested('reversed.db', quarters),
    'read twice': ingested('twice.db', [[join(folder, 'bucket')], [single]]),
  };
  const questions = [
    ...truth.moments.map(({ today }) => ['users', '--unlisted', '--as-of', today]),
    ...truth.moments.map(({ today }) => ['top', '--limit', '100000', '--period', 'all', '--as-of', today]),
    ...['day', 'week', 'month'].map((by) => [
      'trend',
      '--by',
      by,
      '--period',
      'all',
      '--as-of',
      truth.end.today,
    ]),
  ];
  for (const question of questions) {
    const expected = ask([...question, '--db', daily]);
    for (const [name, db] of Object.entries(others)) {
      const actual = ask([...question, '--db', db]);
      const place = `${name}: ${question.join(' ')}`;
      tally.compare('order of input', `${place}: length`, actual.rows.length, expected.rows.length);
      tally.compare('order of input', `${place}: coverage`, actual.coverage, expected.coverage);
      for (const [at, row] of expected.rows.entries()) {
        tally.compare('order of input', `${place}: row ${at + 1}`, actual.rows[at], row);
      }
    }
  }
}
