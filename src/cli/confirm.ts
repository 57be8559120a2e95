import { createInterface } from 'node:readline';
import { usageError } from '../core/errors.ts';
import { safeText } from '../render/safe.ts';
import type { Shell } from './shell.ts';

/**
 * Whether the user agrees to what cannot be undone: asked on the terminal, or said in advance with `--yes`. Throws a usage
 * error where there is nobody to ask.
 */
export async function confirmed(question: string, yes: boolean, shell: Shell): Promise<boolean> {
  if (yes) return true;
  const { stdin, stderr } = shell;
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw usageError('there is no terminal to ask on', 'what cannot be undone needs --yes in a script');
  }
  stderr.write(`${safeText(question)} [y/N] `);
  for await (const line of createInterface({ input: stdin })) return /^y(es)?$/i.test(line.trim());
  return false;
}
