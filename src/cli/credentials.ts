import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EXIT, reasonOf, UserError } from '../core/errors.ts';
import { netrcEntry } from './netrc.ts';
import type { Shell } from './shell.ts';

/** Who asks a server. The key is in no message, no file and no database. */
export interface Credentials {
  /** Empty for a service account. */
  readonly username: string;
  readonly key: string;
}

/**
 * The credentials for the server at `host`: `$WANDB_API_KEY`, else the file that the user names, else the server's entry in
 * the `.netrc` file that `wandb login` writes. The user's name is `$WANDB_USERNAME`.
 */
export function credentialsFor(host: string, keyFile: string | undefined, shell: Shell): Credentials {
  const { env } = shell;
  const username = env['WANDB_USERNAME'] ?? '';
  if (env['WANDB_API_KEY']) return checked(username, env['WANDB_API_KEY'], 'WANDB_API_KEY');
  if (keyFile !== undefined) return checked(username, textOf(keyFile), keyFile);
  const netrc = env['NETRC'] || join(env['HOME'] || homedir(), '.netrc');
  const entry = netrcEntry(textIfAny(netrc), host);
  if (entry !== undefined) {
    // `wandb login` writes the login `user` for everybody: it is nobody's name.
    const login = entry.login === undefined || entry.login === 'user' ? '' : entry.login;
    return checked(username || login, entry.password, netrc);
  }
  throw new UserError(`there is no API key for ${host}`, {
    hint: 'set WANDB_API_KEY (and WANDB_USERNAME, but for a service account), name a file with --api-key-file, or run: wandb login',
  });
}

/** The value of the `Authorization` header (W&B data, section 1). */
export function authorization({ username, key }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${key}`).toString('base64')}`;
}

/** A text without the credentials in it, whoever has put them there: a server may quote what it was sent. */
export function withoutCredentials(text: string, credentials: Credentials): string {
  const encoded = authorization(credentials).slice('Basic '.length);
  return text.replaceAll(encoded, '***').replaceAll(credentials.key, '***');
}

/** The same failure without the credentials in its words and in its stack. */
export function failureWithoutCredentials(error: unknown, credentials: Credentials): unknown {
  if (!(error instanceof Error)) return error;
  const hide = (text: string): string => withoutCredentials(text, credentials);
  const { hint, exitCode } = error instanceof UserError ? error : { hint: undefined, exitCode: EXIT.failed };
  const hidden =
    error instanceof UserError
      ? new UserError(hide(error.message), { exitCode, ...(hint === undefined ? {} : { hint: hide(hint) }) })
      : new Error(hide(error.message));
  if (error.stack !== undefined) hidden.stack = hide(error.stack);
  return hidden;
}

function checked(username: string, text: string, from: string): Credentials {
  const key = text.trim();
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new UserError(`the API key in ${from} is none`, {
      hint: 'it is one word of letters and digits; see the user settings of W&B',
    });
  }
  if (/[:\x00-\x1f\x7f]/.test(username)) {
    throw new UserError(`the user name for the API key in ${from} is none`, {
      hint: 'set WANDB_USERNAME to the username of W&B, or leave it unset for a service account',
    });
  }
  return { username, key };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`cannot read the API key from ${path}: ${reasonOf(error)}`, {
      hint: 'check that the file is there, and its permissions',
    });
  }
}

function textIfAny(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
