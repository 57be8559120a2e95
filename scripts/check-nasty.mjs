// node scripts/check-nasty.mjs DIR: runs the built program on awkward inputs and checks what DIR/manifest.json says of
// each; where that leaves a choice, or the definitions decide otherwise, what scripts/checks/nasty-choices.mjs says.
// Prints a line a case. Ends with 1 where anything differs.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NastyCase } from './checks/nasty-case.mjs';
import { CHOICES } from './checks/nasty-choices.mjs';
import { MANIFEST_CHECKS } from './checks/nasty-manifest.mjs';

const [root] = process.argv.slice(2);
if (root === undefined || !existsSync(join(root, 'manifest.json'))) {
  console.error('usage: npm run check:nasty -- DIR, a folder with manifest.json');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'orgactivity-nasty-'));
try {
  const { cases } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  let failures = 0;
  for (const stated of cases) {
    const nasty = new NastyCase(stated, root, join(scratch, `${stated.n}.db`));
    const choice = CHOICES[stated.n];
    try {
      check(nasty, choice);
    } catch (error) {
      nasty.differences.push(error.message);
    }
    const failed = nasty.differences.length > 0;
    if (failed) failures++;
    console.log(
      `${failed ? 'FAIL' : 'ok  '} ${stated.dir}${choice === undefined ? '' : ` (chosen: ${choice.chosen})`}`,
    );
    for (const difference of nasty.differences) console.log(`       ${difference.slice(0, 1000)}`);
  }
  console.log(`${cases.length} cases, ${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** Everything that the manifest expects and no choice replaces, then what was chosen. */
function check(nasty, choice) {
  nasty.ingest();
  let checks = 0;
  for (const [field, expected] of Object.entries(nasty.stated.expect ?? {})) {
    if (MANIFEST_CHECKS[field] === undefined || choice?.replaces?.includes(field)) continue;
    MANIFEST_CHECKS[field](nasty, expected);
    checks++;
  }
  choice?.check?.(nasty);
  if (checks === 0 && choice === undefined) throw new Error('nothing says what to expect');
}
