import { type Day, formatDay } from '../../core/day.ts';
import { EXIT, usageError } from '../../core/errors.ts';
import { periodOf } from '../../core/period.ts';
import type { Ledger } from '../../reports/ledger.ts';
import { standings } from '../../reports/standing.ts';
import { purge as purgeIn } from '../../store/purge.ts';
import { ask } from '../ask.ts';
import { dayOption } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import { warn } from '../messages.ts';
import { addRewriteOptions, type RewriteOptions, rewriteDatabase } from '../rewrite-command.ts';
import type { Shell } from '../shell.ts';
import { count } from '../with-commas.ts';

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
    command
      .option('--before <date>', 'the first day that is kept', dayOption('--before'))
      .option('--keep <period>', 'how much is kept: 30d, 12m, 6y, any <N>d|w|m|y');
    addRewriteOptions(command).action(
      run(async (shell, options: Options) => {
        const { day, pending } = ask(options, shell, (ledger) => ({
          day: firstKept(options, ledger.today),
          pending: pendingUsers(ledger),
        }));
        const exit = await rewriteDatabase(
          `Drop all activity before ${formatDay(day)} from ${options.db}, for good?`,
          (db) => {
            const { days, personDays, identities } = purgeIn(db, day);
            return `dropped ${days} days, ${personDays} active days of people, ${identities} ids and addresses`;
          },
          options,
          shell,
        );
        if (exit === EXIT.done) warnOfTurned(pending, options, shell);
        return exit;
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

/** Warns where anybody is shown as invite pending who was not before: their only activity was dropped. */
function warnOfTurned(before: ReadonlySet<string>, options: Options, shell: Shell): void {
  if (options.quiet === true) return;
  const now = ask(options, shell, pendingUsers);
  const turned = [...now].filter((user) => !before.has(user)).length;
  if (turned === 0) return;
  const text = `${count(turned, 'user')} turned invite pending: nothing that is left says that they accepted`;
  warn(text, options, shell);
}

/** Who is shown as invite pending. */
function pendingUsers(ledger: Ledger): ReadonlySet<string> {
  const pending = standings(ledger).filter(
    ({ listed, verdict }) => listed && verdict.status === 'invite-pending',
  );
  return new Set(pending.map(({ person }) => person.id ?? person.email ?? person.member?.username ?? ''));
}
