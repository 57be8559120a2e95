/** What the program sees of the world: everything that a test may want to replace, and nothing else reads it. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Opened when it is asked for: a pipe on it belongs to others as well. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** The clock, in milliseconds since 1970; read once a run. */
  readonly now: number;
}

/** The real one. */
export function processShell(): Shell {
  return {
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: Date.now(),
  };
}
