import { STATUSES, type Status } from '../../core/status.ts';
import { USER_SORTS, type UserSort, usersAnswer } from '../../reports/users.ts';
import { choice, countOption, repeated } from '../choices.ts';
import { reportCommand } from '../report-command.ts';

interface Options {
  readonly sort: UserSort;
  readonly reverse?: boolean;
  readonly status?: readonly Status[];
  readonly team?: string;
  readonly role?: string;
  readonly search?: string;
  readonly unlisted?: boolean;
  readonly limit?: number;
}

export const users = reportCommand<Options>({
  examples: [
    ['orgactivity users --sort last-active', 'the most recently active first'],
    [
      'orgactivity users --status none --status invite-pending',
      'who has not been active for six months, or never',
    ],
    ['orgactivity users --team vision --format csv -o vision.csv', 'one team, for a spreadsheet'],
  ],
  chart: false,
  options: (command) =>
    command
      .option('--sort <by>', USER_SORTS.join(', '), choice('--sort', USER_SORTS), 'name')
      .option('--reverse', 'the other way round')
      .option(
        '--status <status>',
        `only ${STATUSES.join(', ')} (repeatable)`,
        repeated(choice('--status', STATUSES)),
      )
      .option('--team <name>', 'only members of that team')
      .option('--role <role>', 'only users of that role')
      .option('--search <text>', 'only where name, username, e-mail or id has the text')
      .option('--unlisted', 'also actors who are not on the roster')
      .option('--limit <count>', 'only the first so many', countOption('--limit')),
  answer: (ledger, options) =>
    usersAnswer(ledger, {
      sort: options.sort,
      reverse: options.reverse ?? false,
      status: options.status ?? [],
      team: options.team,
      role: options.role,
      search: options.search,
      unlisted: options.unlisted ?? false,
      limit: options.limit,
    }),
});
