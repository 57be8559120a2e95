import { NODE } from './baseline.mjs';
import { compete } from './measure.mjs';
import { program } from './orgactivity.mjs';
import { timeLine, within } from './table.mjs';

const FORMATS = ['table', 'tsv', 'csv', 'json', 'ndjson', 'markdown'];

/**
 * Every report, beside starting Node and doing nothing.
 * @param {import('./data.mjs').Data} data
 * @param {string} db
 * @param {number} rounds
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function reporting(data, db, rounds) {
  const [who] = Object.keys(data.answers.users);
  const jobs = jobsFor(who);
  const from = ['--as-of', data.asOf, '--db', db];
  const contenders = jobs.map(({ args, bare }) => ({
    name: args.join(' '),
    command: program(...args, ...(bare ? [] : [...from, '--quiet'])),
  }));
  const results = await compete([NODE, ...contenders], rounds);
  const node = results.get(NODE.name);
  return jobs.map(({ args, bar }) =>
    timeLine(args.join(' '), results.get(args.join(' ')), NODE.name, node, bar),
  );
}

/** @param {string} who */
function jobsFor(who) {
  const all = ['--period', 'all'];
  return [
    ...[['--help'], ['--version']].map((args) => ({ args, bar: within(1.5), bare: true })),
    ...[['users', '--limit', '20'], ['active'], ['trend'], ['top'], ['activity'], ['user', who]].map(
      (args) => ({
        args,
        bar: within(2),
      }),
    ),
    ...[['active'], ['trend'], ['trend', '--by', 'week'], ['top'], ['activity']].map((args) => ({
      args: [...args, ...all],
      bar: within(5),
    })),
    ...FORMATS.map((format) => ({ args: ['users', '--unlisted', '--format', format], bar: within(5) })),
    ...['dedicated', 'multi-tenant'].map((format) => ({
      args: ['export', '--format', format],
      bar: within(5),
    })),
  ];
}
