import type { Command } from 'commander';
import { type UserError, usageError } from '../core/errors.ts';

/**
 * Has every option of a command refuse an empty value, as `--db "$FOLDER"` gives it where the variable is unset: no option
 * means anything by it, and a job that runs by the clock is not to go on with another file or with everybody. An environment
 * variable or a setting is another matter: an empty variable is how one that is set is unset for a single command.
 */
export function refuseEmptyOptions(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    const { long, flags, parseArg: parse } = option;
    option.argParser((text: string, before: unknown) => {
      if (text === '') throw empty(long ?? flags);
      return parse === undefined ? text : parse(text, before);
    });
  }
}

/** Throws a usage error where an argument of a parsed command line is empty. */
export function refuseEmptyArguments({ args, registeredArguments }: Command): void {
  const at = args.indexOf('');
  if (at < 0) return;
  throw empty((registeredArguments[at] ?? registeredArguments.at(-1))?.name().toUpperCase() ?? 'an argument');
}

function empty(place: string): UserError {
  return usageError(
    `${place} is empty`,
    'give it a value, or leave it out; was it given a variable that is unset?',
  );
}
