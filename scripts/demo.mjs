// Shows the program on the organizations of fixtures/: every step prints the command that it runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const STEPS = [
  'A Dedicated Cloud: its audit-log bucket, a page of its API and its list of users.',
  'orgactivity ingest fixtures/dedicated/wandb-audit-logs fixtures/dedicated/api fixtures/dedicated/rosters/scim-users.json --taken-at 2026-08-30',
  'Who is a member, and who is active?',
  'orgactivity users --as-of 2026-08-31 --format table',
  'Why is Chen not?',
  'orgactivity user chenwei --as-of 2026-08-31 --format table',
  'How active is everybody?',
  'orgactivity activity --as-of 2026-08-31 --format table',
  "The dashboard's CSV file.",
  'orgactivity export --format dedicated --as-of 2026-08-31',
  'An organization on Multi-tenant Cloud, in a database of its own.',
  'orgactivity init --deployment multi-tenant --db multi-tenant.db',
  'orgactivity ingest fixtures/multi-tenant/api fixtures/multi-tenant/rosters/scim-users.json --taken-at 2026-08-30 --db multi-tenant.db',
  'orgactivity activity --as-of 2026-08-31 --format table --db multi-tenant.db',
  'orgactivity export --format multi-tenant --as-of 2026-08-31 --db multi-tenant.db',
];

const folder = mkdtempSync(join(tmpdir(), 'orgactivity-demo-'));
try {
  symlinkSync(join(root, 'bin', 'orgactivity.js'), join(folder, 'orgactivity'));
  symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'), 'dir');
  process.exitCode = STEPS.every(show) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Prints one step and, where it is a command, runs it. Says whether all went well. */
function show(step) {
  if (!step.startsWith('orgactivity ')) {
    console.log(`\n# ${step}`);
    return true;
  }
  console.log(`\n$ ${step}`);
  const { ORGACTIVITY_DB: _, ...environment } = process.env;
  const PATH = [folder, process.env.PATH].join(delimiter);
  const { status } = spawnSync('bash', ['-c', step], {
    cwd: folder,
    env: { ...environment, PATH },
    stdio: 'inherit',
  });
  if (status !== 0) console.error(`The demonstration stopped: that command ended with exit code ${status}.`);
  return status === 0;
}
