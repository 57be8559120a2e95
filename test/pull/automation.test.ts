import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const manual = readFileSync(join(root, 'docs', 'automation.md'), 'utf8');

it('every option in the manual is one of its command', async () => {
  const commands = [...manual.matchAll(/orgactivity (pull|ingest|export)\b([^`\n]*)/g)];
  expect(commands.length).toBeGreaterThan(10);
  const help = new Map<string, string>();
  for (const [, name = '', words = ''] of commands) {
    const text = help.get(name) ?? (await helpOf(name));
    help.set(name, text);
    for (const [option] of words.matchAll(/(?<= )--?[a-z][a-z-]*/g)) {
      expect(text, `orgactivity ${name} ${option}`).toMatch(
        new RegExp(`^ .*(?<![\\w-])${option}(?![\\w-])`, 'm'),
      );
    }
  }
});

async function helpOf(command: string): Promise<string> {
  const binary = join(root, 'bin', 'orgactivity.js');
  const { stdout } = await promisify(execFile)(process.execPath, [binary, command, '--help']);
  return stdout;
}
