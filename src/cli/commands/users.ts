import { Option } from 'commander';
import type { MemberRecord } from '../../core/member-record.ts';
import { STATUSES, type Status } from '../../core/status.ts';
import type { Ledger } from '../../reports/ledger.ts';
import {
  USER_SORTS,
  USERS_COLUMNS,
  type UserSort,
  type UsersOptions,
  usersAnswer,
} from '../../reports/users.ts';
import { countOption, oneOf, someOf } from '../choices.ts';
import { reportCommand } from '../report-command.ts';
import { addRulesOption } from '../report-options.ts';
import { refuseUnknownName } from '../unknown-names.ts';
import { userMetrics } from '../user-metrics.ts';

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
      'who is not active, by the rules of the deployment, or never was',
    ],
    ["orgactivity users --team vision -o 'vision-{asOf}.csv'", 'one team, for a spreadsheet'],
    ["orgactivity users --quiet --fail-if 'idle-share > 20%'", 'for cron: exits with 3 if it holds'],
  ],
  chart: false,
  columns: USERS_COLUMNS,
  options: (command) =>
    addRulesOption(
      command
        .addOption(oneOf(new Option('--sort <by>', 'in which order'), USER_SORTS).default('name'))
        .option('--reverse', 'the other way round')
        .addOption(
          someOf(new Option('--status <status>', 'only users of that status (repeatable)'), STATUSES),
        )
        .option('--team <team>', 'only members of that team')
        .option('--role <role>', 'only users of that role')
        .option('--search <text>', 'only where name, username, e-mail or id has the text')
        .option('--unlisted', 'also actors who are not on the roster')
        .option('--limit <count>', 'only the first so many', countOption('--limit')),
    ),
  metrics: userMetrics(selectionOf),
  answer(ledger, options) {
    refuseUnknownName('--team', options.team, () => membersOf(ledger).flatMap(({ teams = [] }) => teams));
    refuseUnknownName('--role', options.role, () => membersOf(ledger).flatMap(({ role }) => role || []));
    return usersAnswer(ledger, selectionOf(options));
  },
});

function membersOf(ledger: Ledger): MemberRecord[] {
  return ledger.people.persons.flatMap(({ member }) => member ?? []);
}

function selectionOf(options: Options): UsersOptions {
  return {
    sort: options.sort,
    reverse: options.reverse ?? false,
    status: options.status ?? [],
    team: options.team,
    role: options.role,
    search: options.search,
    unlisted: options.unlisted ?? false,
    limit: options.limit,
  };
}
