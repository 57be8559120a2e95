import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, test } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { processShell } from '../../src/cli/shell.ts';
import { makeScratch, runIn } from './scratch.ts';

/** `--db "$FILE"` with a variable that is unset does not go on with another file, nor with everybody. */
const scratch = makeScratch();
afterAll(() => rmSync(scratch.folder, { recursive: true }));
const files = (): string[] => readdirSync(scratch.work).sort();
const HINT = 'give it a value, or leave it out; was it given a variable that is unset?';

const all = () => true;
const { root } = await makeProgram(processShell(), () => async () => {}, all);
const options = root.commands.flatMap((command) =>
  command.options
    .filter(({ required }) => required)
    .map(({ long }) => [command.name(), long as string] as const),
);

it.each(options)('%s %s', async (name, option) => {
  const program = await makeProgram(processShell(), () => async () => {}, all);
  await expect(program.root.parseAsync([name, option, ''], { from: 'user' })).rejects.toMatchObject({
    message: `${option} is empty`,
    hint: HINT,
    exitCode: 2,
  });
});

it.each([
  ['backup ""', 'FILE'],
  ['anonymize ""', 'FILE'],
  ['user ""', 'WHO'],
  ['forget --yes ""', 'WHO'],
  ['ingest orgactivity.db ""', 'PATH'],
  ['users --db=', '--db'],
  ['users --db "$UNSET"', '--db'],
  ['users -o ""', '--output'],
])('%s is a usage error', (command, place) => {
  const before = files();
  expect(runIn(scratch, `orgactivity ${command}`)).toEqual({
    exit: 2,
    stdout: '',
    stderr: `error: ${place} is empty\nhint: ${HINT}\n`,
  });
  expect(files()).toEqual(before);
});

test('an empty variable is as good as none, an empty setting is an error', () => {
  const command = 'orgactivity active --period all --as-of 2026-08-31';
  expect(runIn(scratch, `ORGACTIVITY_DB= ${command}`).exit).toBe(0);
  writeFileSync(join(scratch.work, 'orgactivity.toml'), 'db = ""\n');
  expect(runIn(scratch, command)).toEqual({
    exit: 2,
    stdout: '',
    stderr: 'error: orgactivity.toml: db is empty\nhint: give it a value, or leave it out\n',
  });
  rmSync(join(scratch.work, 'orgactivity.toml'));
});

it.each([
  ['backup -', 'FILE', 'name one: a database cannot be in a pipe'],
  ['anonymize -', 'FILE', 'name one: a database cannot be in a pipe'],
  ['ingest /dev/null --db -', '--db', 'name one: a database cannot be in a pipe'],
  ['users -o -', '--output', 'leave it out: the answer goes to stdout anyway'],
  ['ingest /dev/null --rejects -', '--rejects', 'name one; --rejects /dev/stderr shows the lines'],
])('%s: there is no pipe', (command, place, hint) => {
  const before = files();
  expect(runIn(scratch, `orgactivity ${command}`)).toEqual({
    exit: 2,
    stdout: '',
    stderr: `error: ${place}: '-' is not a file\nhint: ${hint}\n`,
  });
  expect(files()).toEqual(before);
});
