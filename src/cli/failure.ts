import { CommanderError } from 'commander';
import { EXIT, type ExitCode, UserError } from '../core/errors.ts';
import { COMMANDS } from './commands/index.ts';
import type { GlobalOptions } from './context.ts';
import { reportError } from './messages.ts';
import type { Shell } from './shell.ts';

/** Says on stderr what went wrong and how to mend it, and gives the exit code for it. */
export function reportFailure(
  error: unknown,
  args: readonly string[],
  options: Pick<GlobalOptions, 'color'>,
  shell: Shell,
): ExitCode {
  if (shell.env['ORGACTIVITY_DEBUG'] === '1' && !(error instanceof CommanderError)) {
    shell.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const failure = userErrorOf(error, args);
  reportError(failure, options, shell);
  return failure.exitCode;
}

function userErrorOf(error: unknown, args: readonly string[]): UserError {
  if (error instanceof CommanderError) return fromCommander(error, args);
  if (error instanceof UserError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new UserError(`unexpected: ${message}`, {
    hint: 'this is a defect of orgactivity; ORGACTIVITY_DEBUG=1 shows where',
  });
}

/** `error: unknown option '--perid'\n(Did you mean --period?)` becomes a message and a hint. */
function fromCommander(error: CommanderError, args: readonly string[]): UserError {
  const [message = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const command = COMMANDS.find(({ name }) => args.includes(name))?.name;
  const see = `see: orgactivity ${command === undefined ? '--help' : `${command} --help`}`;
  const hint = guess === undefined ? see : `${guess.replace(/^\(D(.*)\)$/, 'd$1')} ${see}`;
  return new UserError(message, { exitCode: EXIT.usage, hint });
}
