// Writes the manual, one page a command, from the definitions that help and completion use: DIR/man/*.1, where DIR has
// the built program.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function buildMan(dist) {
  const { manualPages } = await import(pathToFileURL(join(dist, 'manual.cjs')).href);
  const shell = { env: {}, stdout: process.stdout, stderr: process.stderr, now: 0 };
  mkdirSync(join(dist, 'man'));
  for (const { file, text } of await manualPages(shell)) writeFileSync(join(dist, 'man', file), text);
}
