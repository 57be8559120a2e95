import { randomInt } from 'node:crypto';
import { anonymize as anonymizeInto } from '../../store/anonymize.ts';
import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { uninterrupted } from '../interrupt.ts';
import { tell } from '../messages.ts';
import { addGlobalOptions } from '../report-options.ts';

export const anonymize: CommandSpec = {
  examples: [
    ['orgactivity anonymize shared.db', 'a copy to show, or to send with a bug report'],
    ['orgactivity anonymize --db team.db team-shared.db', 'of another database'],
  ],
  configure(command, run) {
    addGlobalOptions(command)
      .argument('<file>', 'where to; an older copy there is overwritten')
      .action(
        run(async (shell, file: string, options: GlobalOptions) => {
          await uninterrupted(() => anonymizeInto(options.db, file, (bound) => randomInt(bound)));
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
