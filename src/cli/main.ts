import { CommanderError } from 'commander';
import { EXIT, type ExitCode, usageError } from '../core/errors.ts';
import type { Runner } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { GlobalOptions } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { refuseEmptyArguments } from './empty-values.ts';
import { makeProgram } from './program.ts';
import type { Shell } from './shell.ts';

/** Runs one command line (without node and script) and resolves to the exit code. Nothing escapes it. */
export async function main(args: readonly string[], shell: Shell): Promise<ExitCode> {
  if (args[0] === '__complete') {
    const { complete } = await import('./completion/complete.ts');
    await complete(args.slice(1), shell);
    return EXIT.done;
  }
  let exitCode: ExitCode = EXIT.done;
  let color = colourAsked(args);
  const run: Runner =
    (action) =>
    async (...given) => {
      exitCode = (await action(shell, ...given)) ?? EXIT.done;
    };
  try {
    refuseUnknownCommand(args[0]);
    const { root } = await makeProgram(shell, run, (name) => args.includes(name));
    root.hook('preAction', async (_, command) => {
      refuseEmptyArguments(command);
      const { applySettings } = await import('./settings/apply.ts');
      await applySettings(command, shell);
      color = command.opts<GlobalOptions>().color ?? color;
    });
    await root.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done; // help or version was shown
    const { reportFailure } = await import('./failure.ts');
    return reportFailure(error, args, { color }, shell);
  }
}

function refuseUnknownCommand(name: string | undefined): void {
  const names = [...COMMANDS.map((command) => command.name), 'help'];
  if (name === undefined || name.startsWith('-') || names.includes(name)) return;
  throw usageError(`there is no command '${name}'`, `${didYouMean(name, names)}see: orgactivity --help`);
}

/** What `--color` says, for errors that come before the command line is understood. */
function colourAsked(args: readonly string[]): 'auto' | 'always' | 'never' {
  const at = args.findIndex((arg) => arg.startsWith('--color'));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && (value === 'always' || value === 'never') ? value : 'auto';
}
