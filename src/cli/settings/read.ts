import { existsSync, readFileSync } from 'node:fs';
import { EXIT, isRefusal, reasonOf, UserError } from '../../core/errors.ts';
import type { Shell } from '../shell.ts';
import { environmentLayer, fileLayer, type Layer, PROJECT_FILE, resolveLayers, userFile } from './layers.ts';

/**
 * What is set outside the command line: by the environment, else by `orgactivity.toml` in the current folder, else by the
 * user's own file. Throws a `UserError` for a file that cannot be read or says something that no setting means.
 */
export async function readConfiguration(shell: Shell): Promise<Layer> {
  const files = [PROJECT_FILE, userFile(shell.env)].filter((path) => path !== undefined && existsSync(path));
  return resolveLayers([
    environmentLayer(shell.env),
    ...(await Promise.all(files.map((path) => readFile(path as string)))),
  ]);
}

async function readFile(path: string): Promise<Layer> {
  // Loaded here, so that nobody without such a file waits for it.
  const { parse, TomlError } = await import('smol-toml');
  try {
    return fileLayer(path, parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof TomlError) {
      const [reason = ''] = error.message.split('\n');
      throw new UserError(`cannot read ${path}: line ${error.line}, column ${error.column}: ${reason}`, {
        exitCode: EXIT.usage,
        hint: 'it is TOML: name = "text"; see: orgactivity help configuration',
        cause: error,
      });
    }
    if (!isRefusal(error)) throw error;
    throw new UserError(`cannot read ${path}: ${reasonOf(error)}`, {
      hint: 'it is read for settings: make it a file that this user may read, or remove it',
      cause: error,
    });
  }
}
