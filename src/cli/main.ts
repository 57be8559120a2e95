import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode, UserError, usageError } from '../core/errors.ts';
import { didYouMean } from './choices.ts';
import type { Runner } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { GlobalOptions } from './context.ts';
import { configureHelp, showHelp } from './help.ts';
import { reportError } from './messages.ts';
import type { Shell } from './shell.ts';
import { VERSION } from './version.ts';

/** Runs one command line (without node and script) and resolves to the exit code. Nothing escapes it but defects under `ORGACTIVITY_DEBUG`. */
export async function main(args: readonly string[], shell: Shell): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const run: Runner =
    (action) =>
    async (...given) => {
      exitCode = (await action(shell, ...given)) ?? EXIT.done;
    };
  const program = programFor(shell);
  try {
    refuseUnknownCommand(args[0]);
    for (const { name, summary, load } of COMMANDS) {
      const command = program.command(name).description(summary);
      configureHelp(command);
      if (!args.includes(name)) continue;
      const { examples, configure } = await load();
      configure(command, run);
      command.addHelpText('after', examplesText(examples));
    }
    program
      .command('help')
      .description('help for a command or a topic')
      .argument('[topic]')
      .action(
        run(async (_, topic?: string) => {
          await showHelp(program, topic, shell);
        }),
      );
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failure(error, args, shell);
  }
}

function programFor(shell: Shell): Command {
  const program = new Command('orgactivity')
    .description('Who in a Weights & Biases organization is active, who is not, and the trend.')
    .version(VERSION, '-V, --version', 'show the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: () => {}, // reported once, below, as every other error is
    });
  program.addHelpText('after', FIRST_STEPS);
  return configureHelp(program).action(() => {
    program.outputHelp();
  });
}

const FIRST_STEPS = `
First steps:
  orgactivity ingest wandb-audit-logs/ users.json   make orgactivity.db from logs and a list of users
  orgactivity users --sort last-active              who is active, who is not
  orgactivity activity                              the dashboard's page
  orgactivity help TOPIC                            definitions, formats, periods, exit-codes, environment`;

function refuseUnknownCommand(name: string | undefined): void {
  const names = [...COMMANDS.map((command) => command.name), 'help'];
  if (name === undefined || name.startsWith('-') || names.includes(name)) return;
  throw usageError(`there is no command '${name}'`, `${didYouMean(name, names)}see: orgactivity --help`);
}

function examplesText(examples: readonly (readonly [command: string, answers: string])[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, answers]) => `  ${command.padEnd(width)}  ${answers}`);
  return `\nExamples:\n${lines.join('\n')}`;
}

function failure(error: unknown, args: readonly string[], shell: Shell): ExitCode {
  const options: GlobalOptions = { color: colourAsked(args) };
  if (shell.env['ORGACTIVITY_DEBUG'] === '1' && !(error instanceof CommanderError)) {
    shell.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    reportError(fromCommander(error, args), options, shell);
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    reportError(error, options, shell);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  const defect = new UserError(`unexpected: ${message}`, {
    hint: 'this is a defect of orgactivity; ORGACTIVITY_DEBUG=1 shows where',
  });
  reportError(defect, options, shell);
  return EXIT.failed;
}

/** `error: unknown option '--perid'\n(Did you mean --period?)` becomes a message and a hint. */
function fromCommander(error: CommanderError, args: readonly string[]): UserError {
  const [message = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const command = COMMANDS.find(({ name }) => args.includes(name))?.name;
  const see = `see: orgactivity ${command === undefined ? '--help' : `${command} --help`}`;
  const hint = guess === undefined ? see : `${guess.replace(/^\(D(.*)\)$/, 'd$1')} ${see}`;
  return new UserError(message, { exitCode: EXIT.usage, hint });
}

function colourAsked(args: readonly string[]): 'auto' | 'always' | 'never' {
  const at = args.findIndex((arg) => arg.startsWith('--color'));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && (value === 'always' || value === 'never') ? value : 'auto';
}
