import { type Argument, type Command, Help, type Option } from 'commander';
import { usageError } from '../core/errors.ts';
import type { CommandSpec, Entry } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { SettableOption } from './settings/settable-option.ts';
import { variableOf } from './settings/variable.ts';
import type { Shell } from './shell.ts';
import { TOPICS } from './topics.ts';

/** Text in fewer columns than this is not wrapped. */
const LEAST_TO_WRAP = 20;

/** The look of all help pages. */
export function configureHelp(command: Command): Command {
  return command
    .configureHelp({
      showGlobalOptions: false,
      minWidthToWrap: LEAST_TO_WRAP,
      optionDescription: meaningOf,
      argumentDescription: meaningOf,
      subcommandTerm: (subcommand) => subcommand.name(),
    })
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError(true);
}

/** What an option or argument means, with what it takes, what it is by default, and which variable sets it. */
export function meaningOf(option: Option | Argument): string {
  const { description, argChoices, defaultValue, defaultValueDescription } = option;
  const standard = defaultValueDescription ?? (typeof defaultValue === 'boolean' ? undefined : defaultValue);
  const details = [
    ...(argChoices === undefined ? [] : [`choices: ${argChoices.join(', ')}`]),
    ...(standard === undefined ? [] : [`default: ${standard}`]),
    ...(option instanceof SettableOption ? [`env: ${variableOf(option.setting)}`] : []),
  ];
  return details.length === 0 ? description : `${description} (${details.join('; ')})`;
}

/** What follows the options on the help page of a command. */
export function helpAfter({ examples, metrics = [] }: CommandSpec, width: number): string {
  const conditions = metrics.length === 0 ? [] : ['', 'Conditions of --fail-if, with < <= > >= = !=:'];
  const shown = examples.map(([command, answers]) => `  # ${answers}\n  ${command}`).join('\n\n');
  return [...conditions, ...listOf(metrics, width), '', 'Examples:', shown].join('\n');
}

/** What follows the commands on the help page of the program. */
export function topicsHelp(width: number): string {
  const topics: Entry[] = TOPICS.map(({ name, summary }) => [name, summary]);
  return ['', 'Topics of orgactivity help TOPIC:', ...listOf(topics, width)].join('\n');
}

/** Laid out as commander lays out options. */
function listOf(entries: readonly Entry[], width: number): string[] {
  const help = new Help();
  help.prepareContext({ helpWidth: width });
  Object.assign(help, { minWidthToWrap: LEAST_TO_WRAP });
  const terms = Math.max(0, ...entries.map(([term]) => term.length));
  return entries.map(([term, meaning]) => help.formatItem(term, terms, meaning, help));
}

/** `orgactivity help`, `help COMMAND` and `help TOPIC`. */
export async function showHelp(program: Command, topic: string | undefined, shell: Shell): Promise<void> {
  if (topic === undefined) {
    program.outputHelp();
    return;
  }
  if (program.commands.some((command) => command.name() === topic)) {
    await program.parseAsync([topic, '--help'], { from: 'user' });
    return;
  }
  const text = TOPICS.find(({ name }) => name === topic)?.text;
  if (text === undefined) {
    const names = [...program.commands.map((command) => command.name()), ...TOPICS.map(({ name }) => name)];
    throw usageError(
      `there is no help on '${topic}'`,
      `${didYouMean(topic, names)}topics: ${TOPICS.map(({ name }) => name).join(', ')}`,
    );
  }
  shell.stdout.write(text);
}
