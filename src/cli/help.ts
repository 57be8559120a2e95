import type { Command } from 'commander';
import { usageError } from '../core/errors.ts';
import { didYouMean } from './choices.ts';
import type { Shell } from './shell.ts';
import { TOPICS } from './topics.ts';

/** The look of all help pages. */
export function configureHelp(command: Command): Command {
  return command.configureHelp({ showGlobalOptions: false }).showSuggestionAfterError(true);
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
