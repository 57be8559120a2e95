import { CommanderError } from 'commander';
import { EXIT, type ExitCode, UserError } from '../core/errors.ts';
import { safeLines } from '../render/safe.ts';
import type { Runner } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { GlobalOptions } from './context.ts';
import { reportError } from './messages.ts';
import { makeProgram } from './program.ts';
import type { Shell } from './shell.ts';

/** Says on stderr what went wrong and how to mend it, and gives the exit code for it. */
export async function reportFailure(
  error: unknown,
  args: readonly string[],
  options: Pick<GlobalOptions, 'color'>,
  shell: Shell,
): Promise<ExitCode> {
  if (shell.env['ORGACTIVITY_DEBUG'] === '1' && !(error instanceof CommanderError)) {
    const stack = error instanceof Error ? error.stack : undefined;
    shell.stderr.write([...safeLines([`${stack ?? String(error)}\n`])].join(''));
  }
  const failure = await userErrorOf(error, args, shell);
  reportError(failure, options, shell);
  return failure.exitCode;
}

async function userErrorOf(error: unknown, args: readonly string[], shell: Shell): Promise<UserError> {
  if (error instanceof CommanderError) return fromCommander(error, args, shell);
  if (error instanceof UserError) return error;
  if (isShortOfAddresses(error)) {
    return new UserError('cannot read logs: the limit of address space is too low for WebAssembly', {
      hint: 'raise it (ulimit -v), or set NODE_OPTIONS=--disable-wasm-trap-handler, which takes less of it',
      cause: error,
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new UserError(`unexpected: ${message}`, {
    hint: 'this is a defect of orgactivity; ORGACTIVITY_DEBUG=1 shows where',
  });
}

/** Of a memory the engine reserves gigabytes of addresses that it never uses; a `RangeError`, also when it comes from another thread. */
function isShortOfAddresses(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('Cannot allocate Wasm memory');
}

const QUOTES = "a name with spaces is written in quotes, as in 'Ada Lovelace';";

/** `error: unknown option '--perid'\n(Did you mean --period?)` becomes a message and a hint. */
async function fromCommander(
  error: CommanderError,
  args: readonly string[],
  shell: Shell,
): Promise<UserError> {
  const [message = '', guess] = error.message.replace(/^error: /, '').split('\n');
  const command = args.find((arg) => COMMANDS.some(({ name }) => name === arg));
  const quotes = error.code === 'commander.excessArguments' ? QUOTES : undefined;
  const see = `see: orgactivity ${command === undefined ? '--help' : `${command} --help`}`;
  const elsewhere = await placesOf(/^unknown option '(--[a-z-]+)/.exec(message)?.[1], command, shell);
  const hint = quotes ?? elsewhere ?? guess?.replace(/^\(D(.*)\)$/, 'd$1');
  return new UserError(message, {
    exitCode: EXIT.usage,
    hint: hint === undefined ? see : `${hint} ${see}`,
  });
}

/** Which commands have an option that `command` lacks; if that has it as well, it was written too early. */
async function placesOf(
  option: string | undefined,
  command: string | undefined,
  shell: Shell,
): Promise<string | undefined> {
  if (option === undefined) return undefined;
  const idle: Runner = () => async () => {};
  const { root } = await makeProgram(shell, idle, () => true);
  const names = root.commands
    .filter(({ options }) => options.some(({ long }) => long === option))
    .map((command) => command.name());
  if (command !== undefined && names.includes(command))
    return `options come after the command: orgactivity ${command} ${option} …;`;
  return names.length === 0 ? undefined : `${option} is an option of: ${names.join(', ')};`;
}
