import { Argument } from 'commander';
import { choice } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import { SCRIPTS, SHELL_NAMES, type ShellName } from '../completion/index.ts';
import { writeToStream } from '../streams.ts';

export const completion: CommandSpec = {
  examples: [
    ['source <(orgactivity completion bash)', 'in ~/.bashrc'],
    ['source <(orgactivity completion zsh)', 'in ~/.zshrc, after compinit'],
    ['orgactivity completion fish | source', 'in ~/.config/fish/config.fish'],
    ['orgactivity completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
  ],
  configure(command, run) {
    command
      .addArgument(
        new Argument('<shell>', 'which shell')
          .choices(SHELL_NAMES)
          .argParser(choice('completion', SHELL_NAMES)),
      )
      .action(
        run(async (shell, name: ShellName) => {
          await writeToStream(shell.stdout, [SCRIPTS[name]]);
          return undefined;
        }),
      );
  },
};
