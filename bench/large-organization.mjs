// node bench/large-organization.mjs [--data DIR] [--quick]: every report on 100,000 people over three years, 30 million
// active days. The log of so many would have billions of lines, so the facts are made up and given to the store itself.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { defaultFolder } from './data.mjs';
import { dayNumber, isoDay } from './generate/days.mjs';
import { randomOf } from './generate/random.mjs';
import { compete } from './measure.mjs';
import { program } from './orgactivity.mjs';
import { limitLine, megabytes, printTable } from './table.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, data: { type: 'string', default: defaultFolder() } },
});
const PEOPLE = options.quick ? 10_000 : 100_000;
const FIRST_DAY = dayNumber('2023-07-01');
const DAYS = 3 * 365;
const DAYS_A_PACK = 30;
const ACTIONS = ['run:update', 'artifact:read', 'project:read', 'user:login'];
const REPORT_SECONDS = 1.5;

const REPORTS = [
  ...[
    'users --limit 20',
    'users',
    'users --format json',
    'user 100001',
    'active',
    'trend',
    'top',
    'activity',
  ],
  ...[
    'active --period all',
    'trend --period all',
    'trend --by week --period all',
    'trend --by month --period all',
  ],
  ...[
    'top --period all',
    'activity --period all',
    'coverage',
    'export --format dedicated',
    'export --format multi-tenant',
  ],
];

const EVERYBODY = Array.from({ length: PEOPLE }, (_, person) => person);

const db = join(options.data, `large-${PEOPLE}.db`);
if (!existsSync(db)) await makeDatabase(db);
console.log(`${megabytes(statSync(db).size)} for ${PEOPLE} people and ${DAYS} days\n`);
const asOf = isoDay(FIRST_DAY + DAYS - 1);
const jobs = [
  { report: 'active --period 3m', limit: 0.4 },
  ...REPORTS.map((report) => ({ report, limit: REPORT_SECONDS })),
];
const contenders = jobs.map(({ report }) => ({
  name: report,
  command: program(...report.split(' '), '--as-of', asOf, '--db', db, '--quiet'),
  memory: true,
}));
const results = await compete(contenders, options.quick ? 3 : 5);
printTable(jobs.map(({ report, limit }) => limitLine(report, results.get(report), limit)));

/** @param {string} path */
async function makeDatabase(path) {
  mkdirSync(options.data, { recursive: true });
  const partial = `${path}.partial`;
  for (const ending of ['', '-wal', '-shm']) rmSync(partial + ending, { force: true });
  const { Facts, FactsMerger, openForWriting, writeSettings, DEFAULT_SETTINGS } = await store();
  const connection = openForWriting(partial);
  writeSettings(connection, DEFAULT_SETTINGS);
  const merger = new FactsMerger(connection);
  const facts = new Facts();
  const everybody = EVERYBODY.map((person) => facts.identity('id', String(100_001 + person)));
  const random = randomOf(3);
  for (let day = 0; day < DAYS; day += DAYS_A_PACK) {
    const days = Math.min(DAYS_A_PACK, DAYS - day);
    for (let i = 0; i < days; i++) learnDay(facts, everybody, FIRST_DAY + day + i, random);
    merger.merge(facts.packRows());
    console.error(`${day + days} of ${DAYS} days`);
  }
  learnPeople(facts, everybody);
  merger.finish(facts.pack(), []);
  connection.close();
  renameSync(partial, path);
}

/** The store's own code, so that the database is as the program makes it. */
async function store() {
  const root = resolve(import.meta.dirname, '..');
  const outfile = join(root, 'node_modules', '.cache', 'orgactivity-bench', 'store.mjs'); // from where packages resolve
  await build({
    cwd: root,
    input: join(root, 'bench', 'store.ts'),
    platform: 'node',
    external: /^[a-z@]/, // packages
    output: { file: outfile, codeSplitting: false },
  });
  return import(pathToFileURL(outfile).href);
}

/** Who was active on a day. */
function learnDay(facts, everybody, day, random) {
  facts.eventOn(day);
  for (const [person, identity] of everybody.entries()) {
    if (random.fraction() >= chanceOf(person)) continue;
    facts.active(identity, day, day * 86_400 + 28_800 + random.below(36_000));
  }
}

/** Whose the addresses are, and who did what first. */
function learnPeople(facts, everybody) {
  const actions = ACTIONS.map((name) => facts.action(name));
  for (const [person, identity] of everybody.entries()) {
    facts.claim(facts.identity('email', addressOf(person)), identity, FIRST_DAY * 86_400);
    for (const action of actions) facts.used(identity, action, FIRST_DAY);
  }
}

/** Most people work on some days, some on nearly all: 27 % on average, 30 million active days in all. */
function chanceOf(person) {
  const share = (person % 1000) / 1000;
  return 0.02 + 0.78 * share * share;
}

function addressOf(person) {
  return `person${person}@example.com`;
}
