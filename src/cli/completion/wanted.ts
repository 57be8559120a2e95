import type { Argument, Command, Option } from 'commander';

/** What a word can be completed to, and what that means. */
export interface Candidate {
  readonly value: string;
  readonly meaning: string;
}

/** What the word under the cursor can be: one of these words, or a value of an option or argument, written after `prefix`. */
type Wanted =
  | { readonly kind: 'words'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'value'; readonly of: Option | Argument; readonly prefix: string };

const NOTHING: Wanted = { kind: 'words', candidates: [] };

/** What can stand at the end of a command line. `words`: those behind the program's name; the last one, perhaps empty, is being typed. */
export function wantedAt(root: Command, words: readonly string[]): Wanted {
  const [name = '', ...rest] = words;
  if (words.length <= 1) {
    return name.startsWith('-') ? optionsOf(root) : { kind: 'words', candidates: commandsOf(root) };
  }
  const command = root.commands.find((known) => known.name() === name);
  return command === undefined ? NOTHING : wantedIn(command, rest);
}

/** The commands of the program. */
export function commandsOf(root: Command): Candidate[] {
  return root.commands.map((command) => ({ value: command.name(), meaning: command.description() }));
}

function wantedIn(command: Command, words: readonly string[]): Wanted {
  const current = words.at(-1) ?? '';
  const written = /^(--[a-z-]+)=/.exec(current);
  if (written !== null) {
    const option = optionTaking(command, written[1]);
    return option === undefined ? NOTHING : { kind: 'value', of: option, prefix: written[0] };
  }
  const before = optionTaking(command, words.at(-2));
  if (before !== undefined) return { kind: 'value', of: before, prefix: '' };
  if (current.startsWith('-')) return optionsOf(command);
  const argument = argumentAt(command, words.slice(0, -1));
  return argument === undefined ? optionsOf(command) : { kind: 'value', of: argument, prefix: '' };
}

/** The option of that name, where it takes a value. */
function optionTaking(command: Command, name: string | undefined): Option | undefined {
  if (name === undefined) return undefined;
  return command.options.find(
    ({ long, short, required, optional }) => (long === name || short === name) && (required || optional),
  );
}

/** The argument that comes after the words before the cursor. */
function argumentAt(command: Command, words: readonly string[]): Argument | undefined {
  const given = words.filter(
    (word, index) => !word.startsWith('-') && optionTaking(command, words[index - 1]) === undefined,
  ).length;
  const last = command.registeredArguments.at(-1);
  return command.registeredArguments[given] ?? (last?.variadic === true ? last : undefined);
}

function optionsOf(command: Command): Wanted {
  const options = command.createHelp().visibleOptions(command);
  return {
    kind: 'words',
    candidates: options.map(({ long, flags, description }) => ({
      value: long ?? flags,
      meaning: description,
    })),
  };
}
