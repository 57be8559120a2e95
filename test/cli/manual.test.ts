import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { manualPages } from '../../src/cli/manual/pages.ts';
import { roff, verbatim } from '../../src/cli/manual/roff.ts';
import { processShell } from '../../src/cli/shell.ts';
import { TOPICS } from '../../src/cli/topics.ts';
import { has } from './scratch.ts';

const root = resolve(import.meta.dirname, '..', '..');
const pages = await manualPages(processShell());

it('there is a page for the program and for each command, and the package ships them', () => {
  const files = pages.map(({ file }) => file);
  expect(files).toEqual(['orgactivity.1', ...COMMANDS.map(({ name }) => `orgactivity-${name}.1`)]);
  const { man } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { man: string[] };
  expect(man.toSorted()).toEqual(files.map((file) => `dist/man/${file}`).toSorted());
  expect(readdirSync(join(root, 'dist', 'man')).toSorted()).toEqual(files.toSorted());
});

it('the page of the program has every command and every topic', () => {
  const text = pages[0]?.text ?? '';
  for (const { name } of COMMANDS) expect(text).toContain(`.B ${name}\n`);
  for (const { name } of TOPICS) expect(text).toContain(`.SH ${name.toUpperCase().replace('-', ' ')}\n`);
});

it.each([
  ['plain', 'plain'],
  ['--as-of', '\\-\\-as\\-of'],
  ['a\\b', 'a\\eb'],
  ['.hidden', '\\&.hidden'],
  ["'quoted'", '\\(aqquoted\\(aq'],
  ['~/x^y', '\\(ti/x\\(hay'],
  ['PATH…', 'PATH\\[u2026]'],
])('%s is written %s', (text, expected) => {
  expect(roff(text)).toBe(expected);
});

it('a line of an example that begins with a dot is text', () => {
  expect(verbatim('.SH a\n.b')).toEqual(['.nf', '\\&.SH a', '\\&.b', '.fi']);
});

it.skipIf(!has('groff'))('groff has nothing to say about the pages', () => {
  for (const { text } of pages) {
    const { stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z'], { input: text, encoding: 'utf8' });
    expect(stderr).toBe('');
  }
});
