import { Command } from 'commander';
import type { CommandSpec, Runner } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { refuseEmptyOptions } from './empty-values.ts';
import { configureHelp, helpAfter, showHelp, topicsHelp } from './help.ts';
import { OVERVIEW } from './overview.ts';
import type { Shell } from './shell.ts';
import { VERSION } from './version.ts';
import { widthFor } from './width.ts';

/** The program as commander knows it, and what the files of its commands say beyond that, by name. */
interface Program {
  readonly root: Command;
  readonly specs: ReadonlyMap<string, CommandSpec>;
}

/** Makes the program. Only the commands that are wanted get their options: the others need not be loaded. */
export async function makeProgram(
  shell: Shell,
  run: Runner,
  isWanted: (name: string) => boolean,
): Promise<Program> {
  const root = rootFor(shell);
  const specs = new Map<string, CommandSpec>();
  for (const { name, summary, load } of COMMANDS) {
    const command = configureHelp(root.command(name).description(summary));
    if (!isWanted(name)) continue;
    const spec = await load();
    spec.configure(command, run);
    refuseEmptyOptions(command);
    command.addHelpText('after', () => helpAfter(spec, widthFor(true, shell)));
    specs.set(name, spec);
  }
  configureHelp(root.command('help').description('help for a command or a topic'))
    .argument('[topic]', 'a command or a topic')
    .action(
      run(async (_, topic?: string) => {
        await showHelp(root, topic, shell);
        return undefined;
      }),
    );
  return { root, specs };
}

function rootFor(shell: Shell): Command {
  const root = new Command('orgactivity')
    .description('Who in a Weights & Biases organization is active, who is not, and the trend.')
    .version(VERSION, '-V, --version', 'show the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: () => {}, // reported once, as every other error is
      getOutHelpWidth: () => widthFor(true, shell),
    })
    .addHelpText('after', () => topicsHelp(widthFor(true, shell)));
  return configureHelp(root).action(() => {
    shell.stdout.write(OVERVIEW);
  });
}
