import type { Command } from 'commander';
import type { CommandSpec } from '../command.ts';
import { meaningOf } from '../help.ts';
import { makeProgram } from '../program.ts';
import type { Shell } from '../shell.ts';
import { TOPICS } from '../topics.ts';
import { VERSION } from '../version.ts';
import { entry, roff, section, verbatim } from './roff.ts';

/** A page of the manual and the name of its file: `orgactivity-users.1`. */
export interface Page {
  readonly file: string;
  readonly text: string;
}

/** The manual, made of what help and completion are made of: a page for the program and one for each command. */
export async function manualPages(shell: Shell): Promise<Page[]> {
  const { root, specs } = await makeProgram(
    shell,
    () => async () => {},
    () => true,
  );
  const commands = root.commands.flatMap((command) => {
    const spec = specs.get(command.name());
    return spec === undefined ? [] : [commandPage(command, spec)];
  });
  return [rootPage(root), ...commands];
}

function rootPage(root: Command): Page {
  const commands = root.commands.flatMap((command) => entry(command.name(), command.description()));
  const topics = TOPICS.flatMap(({ name, text }) =>
    section(name.toUpperCase().replaceAll('-', ' '), verbatim(text.trimEnd())),
  );
  return page('orgactivity', root.description(), [
    ...section('SYNOPSIS', ['.B orgactivity', roff('COMMAND [ARGUMENT]... [OPTION]...')]),
    ...section('COMMANDS', [...commands, '.PP', roff('Each has a page of its own: orgactivity-users(1)')]),
    ...section('OPTIONS', optionsOf(root)),
    ...topics,
  ]);
}

function commandPage(command: Command, { examples, metrics = [] }: CommandSpec): Page {
  const { registeredArguments } = command;
  const words = registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const argumentsOf = registeredArguments.flatMap((argument) => entry(argument.name(), meaningOf(argument)));
  const conditions = metrics.flatMap(([name, summary]) => entry(name, summary));
  const shown = examples.flatMap(([line, answers]) => [
    ...['.PP', roff(answers), '.PP', '.RS 4'],
    ...[...verbatim(line), '.RE'],
  ]);
  return page(`orgactivity-${command.name()}`, command.description(), [
    ...section('SYNOPSIS', [`.B orgactivity ${command.name()}`, roff([...words, '[OPTION]...'].join(' '))]),
    ...section('ARGUMENTS', argumentsOf),
    ...section('OPTIONS', optionsOf(command)),
    ...section('CONDITIONS OF \\-\\-fail\\-if', conditions),
    ...section('EXAMPLES', shown),
    ...section('SEE ALSO', [roff('orgactivity(1)')]),
  ]);
}

function optionsOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) => entry(option.flags, meaningOf(option)));
}

/** No date in it: the same program gives the same page. */
function page(name: string, summary: string, body: readonly string[]): Page {
  const lines = [
    `.TH ${roff(name.toUpperCase())} 1 "" "orgactivity ${roff(VERSION)}" "User Commands"`,
    ...section('NAME', [`${roff(name)} \\- ${roff(summary)}`]),
    ...body,
  ];
  return { file: `${name}.1`, text: `${lines.join('\n')}\n` };
}
