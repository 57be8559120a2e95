import { safeText } from '../../render/safe.ts';
import { ask } from '../ask.ts';
import type { Runner } from '../command.ts';
import { makeProgram } from '../program.ts';
import { readConfiguration } from '../settings/read.ts';
import type { Shell } from '../shell.ts';
import { writeToStream } from '../streams.ts';
import { type Known, valuesOf } from './values.ts';
import { type Candidate, wantedAt } from './wanted.ts';

/**
 * The hidden command that completion scripts call with the words up to the cursor. Writes `files`, or `values` and a line
 * `value<TAB>meaning` for each that begins with what was typed. Writes nothing where anything fails: nobody wants an error
 * in the middle of the line being typed.
 */
export async function complete(words: readonly string[], shell: Shell): Promise<void> {
  try {
    await writeToStream(shell.stdout, [`${(await linesFor(words, shell)).join('\n')}\n`]);
  } catch {
    return;
  }
}

async function linesFor(words: readonly string[], shell: Shell): Promise<string[]> {
  const idle: Runner = () => async () => {};
  const { root, specs } = await makeProgram(shell, idle, (name) => name === words[0]);
  const wanted = wantedAt(root, words);
  if (wanted.kind === 'words') return linesOf(wanted.candidates, words);
  const known: Known = {
    root,
    typed: (words.at(-1) ?? '').slice(wanted.prefix.length),
    spec: specs.get(words[0] ?? ''),
    ask: async (question) => ask({ db: await databaseFor(words, shell), wait: 1 }, shell, question),
  };
  const values = await valuesOf(wanted.of, known);
  if (values === 'files') return ['files'];
  return linesOf(
    values.map(({ value, meaning }) => ({ value: wanted.prefix + value, meaning })),
    words,
  );
}

function linesOf(candidates: readonly Candidate[], words: readonly string[]): string[] {
  const typed = (words.at(-1) ?? '').toLowerCase();
  return [
    'values',
    ...candidates
      // What a terminal would have to show in another form cannot be typed either.
      .filter(({ value }) => value.toLowerCase().startsWith(typed) && safeText(value) === value)
      .map(({ value, meaning }) => `${value}\t${safeText(meaning)}`),
  ];
}

/** The database that the command line, or else the configuration, names. */
async function databaseFor(words: readonly string[], shell: Shell): Promise<string> {
  const at = words.findIndex((word) => word === '--db' || word.startsWith('--db='));
  const given = words[at]?.split('=')[1] ?? words[at + 1];
  if (at >= 0 && given !== undefined) return given;
  return String((await readConfiguration(shell)).get('db')?.value ?? 'orgactivity.db');
}
