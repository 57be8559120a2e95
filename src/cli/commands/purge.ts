import { type Day, formatDay } from '../../core/day.ts';
import { usageError } from '../../core/errors.ts';
import { periodOf } from '../../core/period.ts';
import { purge as purgeIn } from '../../store/purge.ts';
import { ask } from '../ask.ts';
import { dayOption } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import { addRewriteOptions, type RewriteOptions, rewriteDatabase } from '../rewrite-command.ts';

type Options = RewriteOptions & {
  readonly before?: Day;
  readonly keep?: string;
};

export const purge: CommandSpec = {
  examples: [
    ['orgactivity purge --keep 2y', 'asks, then drops all days but those of the last two years'],
    ['orgactivity purge --before 2024-01-01 --yes', 'all days before that one, in a script'],
  ],
  configure(command, run) {
    addRewriteOptions(command)
      .option('--before <date>', 'the first day that is kept', dayOption('--before'))
      .option('--keep <period>', 'how much is kept: 30d, 12m, 6y, any <N>d|w|m|y')
      .action(
        run((shell, options: Options) => {
          const day = ask(options, shell, ({ today }) => firstKept(options, today));
          return rewriteDatabase(
            `Drop all activity before ${formatDay(day)} from ${options.db}, for good?`,
            (db) => {
              const { days, personDays, identities } = purgeIn(db, day);
              return `dropped ${days} days, ${personDays} active days of people, ${identities} ids and addresses`;
            },
            options,
            shell,
          );
        }),
      );
  },
};

function firstKept({ before, keep }: Options, today: Day): Day {
  if ((before === undefined) === (keep === undefined)) {
    throw usageError('purge takes either --before or --keep', 'for example: orgactivity purge --keep 2y');
  }
  if (before !== undefined && before > today) {
    throw usageError(
      `--before: ${formatDay(before)} is in the future`,
      'days up to it would never be read again',
    );
  }
  if (before !== undefined) return before;
  const kept = keep === undefined || keep === 'all' ? undefined : periodOf(keep, today, today);
  if (kept === undefined) {
    throw usageError(`--keep: there is no period '${keep}'`, 'write it as 30d, 26w, 12m or 6y');
  }
  return kept.from;
}
