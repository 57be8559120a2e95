import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { meaningOf } from '../../src/cli/help.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { SettableOption } from '../../src/cli/settings/settable-option.ts';
import { SETTING_NAMES } from '../../src/cli/settings/settings.ts';
import { variableOf } from '../../src/cli/settings/variable.ts';
import { processShell } from '../../src/cli/shell.ts';

const { root, specs } = await makeProgram(
  processShell(),
  () => async () => {},
  () => true,
);
const options = root.commands.flatMap((command) => command.options.map((option) => ({ command, option })));

it.each(COMMANDS.map(({ name }) => name))('%s has two to four examples, all of them of itself', (name) => {
  const lines = (specs.get(name)?.examples ?? []).map(([line]) => line);
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.length).toBeLessThanOrEqual(4);
  for (const line of lines) expect(line).toMatch(new RegExp(`\\borgactivity ${name}\\b`));
});

it.each(COMMANDS.map(({ name }) => name))('%s takes each condition that its help has', (name) => {
  const { metrics = [], examples = [] } = specs.get(name) ?? {};
  const command = root.commands.find((known) => known.name() === name);
  const option = command?.options.find(({ long }) => long === '--fail-if');
  expect(option === undefined).toBe(metrics.length === 0);
  const help = [option?.description ?? '', ...examples.map(([line]) => line)].join('\n');
  const conditions = [...help.matchAll(/'([a-z-]+) [<>=!]+ [^']*'/g)];
  if (option !== undefined) expect(conditions).not.toEqual([]);
  for (const [, metric] of conditions) expect(metrics.map(([known]) => known)).toContain(metric);
});

it('every option says what it means, what it takes and which variable sets it', () => {
  expect(options.length).toBeGreaterThan(80);
  for (const { option } of options) {
    const meaning = meaningOf(option);
    expect(meaning).not.toBe('');
    for (const choice of option.argChoices ?? []) expect(meaning).toContain(choice);
    if (option instanceof SettableOption) expect(meaning).toContain(variableOf(option.setting));
  }
});

it('an option means the same in every command that has it', () => {
  const exceptions = ['--deployment', '--format', '--json', '--limit', '--wait']; // of init, pull, export, ingest, top
  const meanings = new Map<string, Set<string>>();
  for (const { option } of options) {
    const long = option.long ?? '';
    if (!exceptions.includes(long))
      meanings.set(long, (meanings.get(long) ?? new Set()).add(option.description));
  }
  expect([...meanings].filter(([, texts]) => texts.size > 1)).toEqual([]);
});

it.each(COMMANDS.map(({ name }) => name))('the options of %s end with those that others have too', (name) => {
  const of = root.commands.find((command) => command.name() === name)?.options.map(({ long }) => long) ?? [];
  const common = ['--wait', '--db', '--quiet', '--color'].filter((option) => of.includes(option));
  expect(of.slice(of.length - common.length)).toEqual(common);
});

it('every setting is the default of an option', () => {
  const set = options.flatMap(({ option }) => (option instanceof SettableOption ? [option.setting] : []));
  expect(SETTING_NAMES.filter((name) => !set.includes(name))).toEqual([]);
});

it('--version loads commander and little else', () => {
  const coverage = mkdtempSync(join(tmpdir(), 'orgactivity-start-'));
  try {
    const root = resolve(import.meta.dirname, '..', '..');
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    execFileSync(process.execPath, [join(root, 'bin', 'orgactivity.js'), '--version'], { env });
    const [report = ''] = readdirSync(coverage);
    const { result } = JSON.parse(readFileSync(join(coverage, report), 'utf8')) as {
      result: { url: string }[];
    };
    const loaded = result.map(({ url }) => url).filter((url) => /^(file:|orgactivity\/)/.test(url));
    const paths = loaded.map((url) => url.replace(/^file:\/\//, '').replace(/^orgactivity\//, `${root}/`));
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(175_000);
    expect(loaded.join('\n')).not.toContain('node_modules');
  } finally {
    rmSync(coverage, { recursive: true });
  }
});
