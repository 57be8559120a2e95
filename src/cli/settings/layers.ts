import { dirname, isAbsolute, join, resolve } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Shell } from '../shell.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from './settings.ts';
import { variableOf } from './variable.ts';

/** A value, and what set it: the name of a variable or the path of a file. */
interface Resolved {
  readonly value: string | readonly string[];
  readonly origin: string;
}
export type Layer = ReadonlyMap<SettingName, Resolved>;

/** The first layer that knows a setting decides it. */
export function resolveLayers(layers: readonly Layer[]): Layer {
  return new Map(layers.toReversed().flatMap((layer) => [...layer]));
}

/** What the environment sets. An empty variable is as good as none. */
export function environmentLayer(env: Shell['env']): Layer {
  const layer = new Map<SettingName, Resolved>();
  for (const name of SETTING_NAMES) {
    const origin = variableOf(name);
    const text = env[origin] ?? '';
    if (text === '') continue;
    const { kind, check } = SETTINGS[name];
    const value = kind === 'list' ? text.split(',').map((item) => item.trim()) : check(origin)(text);
    layer.set(name, { value, origin });
  }
  return layer;
}

/** What a file sets. Throws a usage error for a key that no setting has and for a value that is not of its kind. */
export function fileLayer(path: string, content: Readonly<Record<string, unknown>>): Layer {
  const layer = new Map<SettingName, Resolved>();
  for (const [key, value] of Object.entries(content)) {
    const name = SETTING_NAMES.find((known) => known === key);
    if (name === undefined) {
      throw usageError(
        `${path}: there is no setting '${key}'`,
        `${didYouMean(key, SETTING_NAMES)}one of: ${SETTING_NAMES.join(', ')}`,
      );
    }
    layer.set(name, { value: checked(name, value, path), origin: path });
  }
  return layer;
}

function checked(name: SettingName, value: unknown, path: string): Resolved['value'] {
  const { kind, check } = SETTINGS[name];
  const place = `${path}: ${name}`;
  if (kind === 'list') {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw usageError(`${place} is not a list of texts`, `write it as ${name} = ["…", "…"]`);
  }
  if (typeof value !== 'string')
    throw usageError(`${place} is not a text`, `write it in quotes: ${name} = "…"`);
  if (value === '') throw usageError(`${place} is empty`, 'give it a value, or leave it out');
  const text = check(place)(value);
  return kind === 'path' && dirname(path) !== '.' ? resolve(dirname(path), text) : text;
}

/** The file of the current folder. */
export const PROJECT_FILE = 'orgactivity.toml';

/**
 * The user's own file, by the XDG base directory specification: `$XDG_CONFIG_HOME`, else `$HOME/.config`. A relative path in
 * the variable counts as none, as that specification demands. `undefined` where there is no home.
 */
export function userFile(env: Shell['env']): string | undefined {
  const base = env['XDG_CONFIG_HOME'] ?? '';
  const home = env['HOME'] ?? '';
  if (isAbsolute(base)) return join(base, 'orgactivity', 'config.toml');
  return isAbsolute(home) ? join(home, '.config', 'orgactivity', 'config.toml') : undefined;
}
