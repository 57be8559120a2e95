/** The day as of which everything is asked: behind the last one of the logs. */
const AS_OF = ['--as-of', '2024-03-01'];
const TAKEN_AT = ['--taken-at', '2024-02-20'];

/**
 * What a round offers its commands: some of the inputs in random order, and where to write a file.
 * @typedef {{ pieces: () => string[], output: (name: string) => string }} Offer
 * @typedef {{ name: string, args: (offer: Offer) => string[], writes?: string, repeats?: true }} Command
 */

/**
 * Every command that is disturbed. One that writes a file says which, and whether running it again writes the same bytes.
 * Whatever they do to the database, reading all inputs again must lead to the same answers.
 * @type {readonly Command[]}
 */
export const COMMANDS = [
  { name: 'ingest', args: ({ pieces }) => ['ingest', ...pieces(), ...TAKEN_AT] },
  {
    name: 'ingest again',
    args: ({ pieces }) => ['ingest', ...pieces(), ...pieces(), ...TAKEN_AT, '--wait', '1'],
  },
  {
    name: 'ingest --rejects',
    args: ({ pieces, output }) => ['ingest', ...pieces(), ...TAKEN_AT, '--rejects', output('rejects.txt')],
    writes: 'rejects.txt',
  },
  { name: 'users', args: () => ['users', '--format', 'ndjson', ...AS_OF] },
  { name: 'activity', args: () => ['activity', '--json', ...AS_OF] },
  { name: 'coverage', args: () => ['coverage', '--json', ...AS_OF] },
  {
    name: 'users -o',
    args: ({ output }) => ['users', '--json', '--unlisted', ...AS_OF, '-o', output('users.json')],
    writes: 'users.json',
    repeats: true,
  },
  {
    name: 'export',
    args: ({ output }) => ['export', '--unlisted', ...AS_OF, '-o', output('users.csv')],
    writes: 'users.csv',
    repeats: true,
  },
  { name: 'verify', args: () => ['verify'] },
  { name: 'backup', args: ({ output }) => ['backup', output('backup.db')], writes: 'backup.db' },
  {
    // Days before the logs: what a purge takes away would not come back with them.
    name: 'purge',
    args: () => ['purge', '--before', '2000-01-01', '--yes'],
  },
];

/**
 * Reads `inputs`, all of them.
 * @param {readonly string[]} inputs
 */
export const ingestAll = (inputs) => ['ingest', ...inputs, ...TAKEN_AT];

/** The questions whose answers must not depend on what happened on the way. */
export const QUESTIONS = [
  ['users', '--format', 'ndjson', '--unlisted', ...AS_OF],
  ['trend', '--by', 'day', '--period', '90d', '--json', ...AS_OF],
  ['top', '--json', '--period', 'all', ...AS_OF],
  ['export', '--unlisted', ...AS_OF],
];
