import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'README.md');
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;
const REPORT = /^orgactivity (users|user|active|trend|top|activity|coverage) /;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgactivity-readme-'));
  symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));
  symlinkSync(join(root, 'bin', 'orgactivity.js'), join(folder, 'orgactivity'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a reader sees who types the command on a terminal: tables, warnings, receipts. */
function typed(command: string): string {
  const asTyped =
    REPORT.test(command) && !/ --(format|json)\b/.test(command) ? `${command} --format table` : command;
  const { stdout } = spawnSync('bash', ['-c', `${asTyped} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}`, HOME: folder, LC_ALL: 'C.UTF-8', COLUMNS: '112' },
  });
  return stdout;
}

function runBlock(block: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((line) => `${line}\n${typed(line.slice(2))}`).join('');
}

it('every example of the README prints what it says', () => {
  const text = readFileSync(readme, 'utf8');
  const run = text.replace(BLOCK, (_, block: string) => `\`\`\`console\n${runBlock(block)}\`\`\``);
  if (process.env['UPDATE_README'] === '1') writeFileSync(readme, run);
  expect(text.match(BLOCK)?.length).toBeGreaterThan(4);
  expect(readFileSync(readme, 'utf8')).toBe(run);
});
