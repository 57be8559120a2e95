import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compete } from './measure.mjs';
import { answerOf, program, programAnswers } from './orgactivity.mjs';
import { faster, megabytes, timeLine } from './table.mjs';

const PEERS = resolve(import.meta.dirname, 'peers');
const MEMORY_LIMIT = 300e6;
const MEMORY_SPREAD = 0.2;
const BYTES_PER_PERSON_DAY = 25;

/** @typedef {import('./data.mjs').Data} Data */
/** @typedef {import('./table.mjs').Line} Line */

/** @param {Data} data */
const inputsOf = ({ one, daily, dailyGz, oneGz }) => [
  { what: 'one file', path: one, pattern: one, bar: faster(1.4) },
  { what: '547 daily files', path: daily, pattern: join(daily, '**', '*.ndjson'), bar: faster(1.4) },
  {
    what: '547 daily files, gzipped',
    path: dailyGz,
    pattern: join(dailyGz, '**', '*.ndjson.gz'),
    bar: faster(1.3),
  },
  { what: 'one file, gzipped', path: oneGz, pattern: oneGz, bar: faster(1.3) },
];

/**
 * Every form of the log into a new database, beside DuckDB. Leaves the database of the daily files as `daily.db`.
 * @param {Data} data
 * @param {string} scratch
 * @param {number} rounds
 * @returns {Promise<Line[]>}
 */
export async function loading(data, scratch, rounds) {
  const lines = [];
  for (const { what, path, pattern, bar } of inputsOf(data)) {
    const ours = join(scratch, what === '547 daily files' ? 'daily.db' : 'ours.db');
    const theirs = join(scratch, 'theirs.duckdb');
    const results = await compete(
      [
        loader('ours', program('ingest', path, '--quiet', '--db', ours), ours),
        loader('duckdb', [process.execPath, join(PEERS, 'duckdb-load.mjs'), pattern, theirs], theirs),
      ],
      rounds,
    );
    const job = `ingest ${data.name} events, ${what}`;
    requireAnswers(`orgactivity, ${job}`, programAnswers(ours, data.asOf), data);
    requireAnswers(
      `DuckDB, ${job}`,
      answerOf([process.execPath, join(PEERS, 'duckdb-answer.mjs'), theirs]),
      data,
    );
    lines.push(timeLine(job, results.get('ours'), 'DuckDB', results.get('duckdb'), bar));
    lines.push(memoryLine(`peak memory, ${job}`, results.get('ours').peakBytes));
  }
  lines.push(sizeLine(join(scratch, 'daily.db'), data));
  return lines;
}

/**
 * A first script's way, for scale.
 * @param {Data} data
 * @param {string} scratch
 * @returns {Promise<Line[]>}
 */
export async function naiveLoading(data, scratch, rounds) {
  const [ours, theirs] = [join(scratch, 'ours.db'), join(scratch, 'naive.db')];
  const results = await compete(
    [
      loader('ours', program('ingest', data.one, '--quiet', '--db', ours), ours),
      loader('naive', [process.execPath, join(PEERS, 'naive-load.mjs'), data.one, theirs], theirs),
    ],
    rounds,
  );
  requireAnswers('naive', answerOf([process.execPath, join(PEERS, 'naive-answer.mjs'), theirs]), data);
  const job = `ingest ${data.name} events, one file`;
  return [timeLine(job, results.get('ours'), 'readline, JSON.parse, insert', results.get('naive'))];
}

/**
 * Time and memory as the log grows and its people stay the same.
 * @param {readonly Data[]} sizes the smallest first
 * @param {string} scratch
 * @param {number} rounds
 * @returns {Promise<Line[]>}
 */
export async function growing(sizes, scratch, rounds) {
  const db = join(scratch, 'ours.db');
  const contenders = sizes.map(({ name, one }) =>
    loader(name, program('ingest', one, '--quiet', '--db', db), db),
  );
  const results = await compete(contenders, rounds);
  const first = results.get(sizes[0].name);
  return sizes.map(({ name, events }) => {
    const { seconds, peakBytes } = results.get(name);
    const spread = peakBytes === undefined ? undefined : peakBytes / first.peakBytes;
    return {
      job: `ingest ${events / 1e6}M events of 20,000 people`,
      ours: `${seconds.toFixed(2)} s`,
      peer: `${(events / seconds / 1e6).toFixed(2)}M events a second`,
      ratio: spread === undefined ? '' : `memory ${spread.toFixed(2)} ×`,
      bar: `± ${MEMORY_SPREAD * 100} %`,
      met: spread !== undefined && Math.abs(spread - 1) <= MEMORY_SPREAD,
      peakBytes,
    };
  });
}

/** A contender that starts without a database. */
function loader(name, command, db) {
  const before = () => {
    for (const ending of ['', '-wal', '-shm', '.wal']) rmSync(db + ending, { force: true });
  };
  return { name, command, memory: true, before };
}

/** Every contender must have understood the log. */
function requireAnswers(who, actual, { answers }) {
  for (const question of Object.keys(answers)) {
    if (!isDeepStrictEqual(actual[question], answers[question]))
      throw new Error(`${who}: ${question} are wrong`);
  }
}

function memoryLine(job, peakBytes) {
  if (peakBytes === undefined) return { job, ours: 'unknown on this system' };
  return {
    job,
    ours: megabytes(peakBytes),
    bar: `≤ ${megabytes(MEMORY_LIMIT)}`,
    met: peakBytes <= MEMORY_LIMIT,
  };
}

function sizeLine(db, { personDays }) {
  const perPersonDay = statSync(db).size / personDays;
  return {
    job: 'database, bytes per person and active day',
    ours: `${perPersonDay.toFixed(1)} (${megabytes(statSync(db).size)})`,
    bar: `≤ ${BYTES_PER_PERSON_DAY}`,
    met: perPersonDay <= BYTES_PER_PERSON_DAY,
  };
}
