import { Chalk } from 'chalk';
import type { UserError } from '../core/errors.ts';
import { colourLevel } from '../render/colour.ts';
import { safeText } from '../render/safe.ts';
import type { GlobalOptions } from './context.ts';
import type { Shell } from './shell.ts';

/** What messages need to know of the options. */
type MessageOptions = Pick<GlobalOptions, 'color'>;

/** One line on stderr that the answer's reader must know. */
export function warn(text: string, options: MessageOptions, shell: Shell): void {
  shell.stderr.write(`${paint(options, shell).yellow('warning:')} ${safeText(text)}\n`);
}

/** One line on stderr with no weight of its own. */
export function tell(text: string, shell: Shell): void {
  shell.stderr.write(`${safeText(text)}\n`);
}

/** What failed and why, and a line that says how to mend it (command line, "Errors"). */
export function reportError(error: UserError, options: MessageOptions, shell: Shell): void {
  const colour = paint(options, shell);
  shell.stderr.write(`${colour.red('error:')} ${safeText(error.message)}\n`);
  if (error.hint !== undefined) shell.stderr.write(`${colour.cyan('hint:')} ${safeText(error.hint)}\n`);
}

function paint(options: MessageOptions, shell: Shell) {
  return new Chalk({ level: colourLevel(options.color ?? 'auto', shell.env, shell.stderr.isTTY === true) });
}
