import type { Shell } from './shell.ts';

/** Options that every command has. */
export interface GlobalOptions {
  readonly db?: string;
  readonly quiet?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
}

/** The database that a command is about: `--db`, else `$ORGACTIVITY_DB`, else `orgactivity.db` in the current folder. */
export function databasePath(options: GlobalOptions, shell: Shell): string {
  return options.db ?? (shell.env['ORGACTIVITY_DB'] || 'orgactivity.db');
}
