import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { readConfiguration } from './read.ts';
import { SettableOption } from './settable-option.ts';

/** Gives the options of a parsed command line that were left out the values that the environment and configuration files set. */
export async function applySettings(command: Command, shell: Shell): Promise<void> {
  const settable = command.options.filter((option) => option instanceof SettableOption);
  if (settable.length === 0) return;
  const settings = await readConfiguration(shell);
  const given = command.opts();
  for (const option of settable) {
    const name = option.attributeName();
    const setting = settings.get(option.setting);
    const isGiven = !['default', undefined].includes(command.getOptionValueSource(name));
    if (setting === undefined || isGiven || option.isDecidedBy(given)) continue;
    command.setOptionValueWithSource(name, setting.value, 'config');
  }
}
