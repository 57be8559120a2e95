/** What `--color` takes. */
export const COLOURS = ['auto', 'always', 'never'] as const;

/** Options that every command has. */
export interface GlobalOptions {
  /** The database that a command is about: `--db`, else what is configured, else `orgactivity.db` in the current folder. */
  readonly db: string;
  readonly quiet?: boolean;
  readonly color?: (typeof COLOURS)[number];
}
