import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../core/errors.ts';
import { type Connection, openForWriting } from '../store/database.ts';
import { eraseDeleted } from '../store/erase.ts';
import { confirmed } from './confirm.ts';
import type { GlobalOptions } from './context.ts';
import { tell, warn } from './messages.ts';
import { addWriterOptions } from './report-options.ts';
import type { Shell } from './shell.ts';

/** Options of commands that take something out of the database for good. */
export interface RewriteOptions extends GlobalOptions {
  readonly yes?: boolean;
  readonly wait: number;
}

export function addRewriteOptions(command: Command): Command {
  return addWriterOptions(command.option('--yes', 'do not ask'));
}

/**
 * Asks, then lets `rewrite` change the database and makes sure that what it took out cannot be read from the file. `rewrite`
 * answers what to tell the user.
 */
export async function rewriteDatabase(
  question: string,
  rewrite: (db: Connection) => string,
  options: RewriteOptions,
  shell: Shell,
): Promise<ExitCode> {
  if (!(await confirmed(question, options.yes === true, shell))) {
    tell('nothing was changed', shell);
    return EXIT.failed;
  }
  const db = openForWriting(options.db, options.wait);
  try {
    const done = rewrite(db);
    if (!eraseDeleted(db) && options.quiet !== true) {
      warn(
        `${options.db}-wal keeps what was removed until the programs that read the database end`,
        options,
        shell,
      );
    }
    if (shell.stderr.isTTY === true && options.quiet !== true) tell(done, shell);
  } finally {
    db.close();
  }
  return EXIT.done;
}
