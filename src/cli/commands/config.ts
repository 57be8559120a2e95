import { Argument } from 'commander';
import { safeText } from '../../render/safe.ts';
import { choice } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import type { Layer } from '../settings/layers.ts';
import { readConfiguration } from '../settings/read.ts';
import { SETTING_NAMES, SETTINGS } from '../settings/settings.ts';
import { writeData } from '../streams.ts';

interface Options {
  readonly origin?: boolean;
  readonly json?: boolean;
}

export const config: CommandSpec = {
  examples: [
    ['orgactivity config show', 'what holds here, as it could stand in orgactivity.toml'],
    ['orgactivity config show --origin', 'and which file or variable says so'],
  ],
  configure(command, run) {
    command
      .addArgument(
        new Argument('[what]', 'what to do')
          .choices(['show'])
          .default('show')
          .argParser(choice('config', ['show'])),
      )
      .option('--origin', 'where each value comes from')
      .option('--json', 'as JSON, with the origins')
      .action(
        run(async (shell, _what: string, { origin, json }: Options) => {
          const settings = await readConfiguration(shell);
          await writeData(
            shell.stdout,
            json === true ? [asJson(settings)] : asToml(settings, origin ?? false),
          );
          return undefined;
        }),
      );
  },
};

/** What nothing sets stands in a comment. A JSON string is a TOML string as well. */
function asToml(settings: Layer, withOrigin: boolean): string[] {
  return SETTING_NAMES.map((name) => {
    const setting = settings.get(name);
    const line =
      setting === undefined
        ? `# ${name}: ${SETTINGS[name].standard}`
        : `${name} = ${Array.isArray(setting.value) ? `[${setting.value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(setting.value)}`;
    return `${safeText(line + (withOrigin ? `  # ${setting?.origin ?? 'default'}` : ''))}\n`;
  });
}

function asJson(settings: Layer): string {
  const rows = SETTING_NAMES.map((name) => ({
    name,
    value: settings.get(name)?.value ?? null,
    origin: settings.get(name)?.origin ?? 'default',
  }));
  return `${JSON.stringify({ schemaVersion: 1, command: 'config', rows }, null, 2)}\n`;
}
