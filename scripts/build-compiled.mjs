import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COMPILED, MADE_BY, thisNode } from '../bin/load.js';

const root = resolve(import.meta.dirname, '..');
const LOGS = join(root, 'fixtures', 'dedicated', 'wandb-audit-logs');
const LIST = join(root, 'fixtures', 'dedicated', 'rosters', 'scim-users.json');

/** What people run most often. */
const RUNS = [
  ['--help'],
  ['ingest', LOGS, LIST, '--taken-at', '2026-08-30'],
  ['ingest', LOGS],
  ['users', '--as-of', '2026-08-31'],
  ...['table', 'csv', 'json', 'ndjson', 'markdown'].map((format) => [
    'users',
    ...['--as-of', '2026-08-31', '--format', format],
  ]),
  ['user', 'chenwei', '--as-of', '2026-08-31'],
  ['active', '--as-of', '2026-08-31'],
  ['trend', '--by', 'week', '--as-of', '2026-08-31'],
  ['top', '--as-of', '2026-08-31'],
  ['activity', '--as-of', '2026-08-31', '--format', 'table'],
  ['export', '--format', 'dedicated', '--as-of', '2026-08-31'],
  ['export', '--format', 'multi-tenant', '--as-of', '2026-08-31'],
  ['coverage', '--as-of', '2026-08-31'],
];

/**
 * Runs the built program on the made-up organization of `fixtures/`, and keeps what the engine compiles (see `bin/load.js`).
 * Throws where a run fails.
 */
export function buildCompiled() {
  mkdirSync(COMPILED);
  writeFileSync(MADE_BY, thisNode());
  const scratch = mkdtempSync(join(tmpdir(), 'orgactivity-build-'));
  try {
    for (const args of RUNS) run(args, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Without the settings of whoever builds: flags for Node would be in what is kept. */
function run(args, scratch) {
  const own = Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|ORGACTIVITY_.*)$/.test(name));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'scripts', 'keep-compiled.cjs'), join(root, 'bin', 'orgactivity.js'), ...args],
    { cwd: scratch, env: { ...Object.fromEntries(own), XDG_CONFIG_HOME: scratch }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`orgactivity ${args.join(' ')} ended with ${status}: ${stderr}`);
}
