import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { copyArgument, copyDatabase } from '../copy-database.ts';
import { tell } from '../messages.ts';
import { addGlobalOptions } from '../report-options.ts';

export const backup: CommandSpec = {
  examples: [
    ['orgactivity backup /backups/orgactivity.db', 'also while another process reads logs'],
    ['orgactivity backup "backups/$(date +%F).db"', 'one a day'],
  ],
  configure(command, run) {
    addGlobalOptions(command)
      .addArgument(copyArgument())
      .action(
        run(async (shell, file: string, options: GlobalOptions) => {
          await copyDatabase('backup', options.db, file);
          if (shell.stderr.isTTY === true && options.quiet !== true) {
            tell(`wrote ${file}; ask it with --db ${file}`, shell);
          }
          return undefined;
        }),
      );
  },
};
