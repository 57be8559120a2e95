import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { copyArgument, copyDatabase } from '../copy-database.ts';
import { tell } from '../messages.ts';
import { addGlobalOptions } from '../report-options.ts';

export const anonymize: CommandSpec = {
  examples: [
    ['orgactivity anonymize shared.db', 'a copy to show, or to send with a bug report'],
    ['orgactivity anonymize --db team.db team-shared.db', 'of another database'],
  ],
  configure(command, run) {
    addGlobalOptions(command)
      .addArgument(copyArgument())
      .action(
        run(async (shell, file: string, options: GlobalOptions) => {
          await copyDatabase('anonymous', options.db, file);
          if (shell.stderr.isTTY === true && options.quiet !== true) {
            tell(
              `wrote ${file}: nobody is named in it, but days of activity, roles and dates are as they were`,
              shell,
            );
          }
          return undefined;
        }),
      );
  },
};
