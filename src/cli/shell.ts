/** What the program sees of the world: everything that a test may want to replace, and nothing else reads it. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** The clock, in milliseconds since 1970; read once a run. */
  readonly now: number;
}

/** The real one. */
export function processShell(): Shell {
  return { env: process.env, stdout: process.stdout, stderr: process.stderr, now: Date.now() };
}
