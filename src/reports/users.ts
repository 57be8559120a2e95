import type { Answer, Column, Row } from '../core/answer.ts';
import { type Rules, rulesOf } from '../core/deployment.ts';
import { formatInstant } from '../core/instant.ts';
import { STATUS_TEXT, STATUS_WORDS, STATUSES, type Status } from '../core/status.ts';
import { column, hidden } from './columns.ts';
import { type History, historiesOf } from './history.ts';
import type { Ledger } from './ledger.ts';
import { BY_NAME, firstBy, type SortKey } from './order.ts';
import { rosterWarnings } from './roster-warnings.ts';
import { rowsOf } from './rows.ts';
import { isKnown, type Standing, shownAs, standings } from './standing.ts';
import { statusWarnings } from './status-warnings.ts';

export const USER_SORTS = ['name', 'last-active', 'active-days', 'email', 'status', 'role'] as const;
export type UserSort = (typeof USER_SORTS)[number];

/** Which users to show, and in which order. Texts are compared without case; `search` looks into name, username, e-mail and id. */
export interface UsersOptions {
  readonly sort: UserSort;
  readonly reverse: boolean;
  readonly status: readonly Status[];
  readonly team: string | undefined;
  readonly role: string | undefined;
  readonly search: string | undefined;
  /** Also actors who are not on the roster. */
  readonly unlisted: boolean;
  readonly limit: number | undefined;
}

/** Of `usersAnswer`, with a roster. */
export const USERS_COLUMNS: readonly Column[] = [
  column('name', 'Name', 'name'),
  hidden('username', 'Username', 'name'),
  column('email', 'Email', 'email'),
  hidden('wandbId', 'W&B id', 'id'),
  column('role', 'Role', 'text'),
  column('teams', 'Teams', 'list'),
  hidden('modelsSeat', 'Models seat', 'text'),
  hidden('weaveAccess', 'Weave access', 'text'),
  column('status', 'Status', 'status'),
  column('lastActive', 'Last active', 'time'),
  column('activeDays', 'Active days', 'number'),
  hidden('addedAt', 'Added', 'time'),
  hidden('listed', 'Listed', 'flag'),
  hidden('addedFrom', 'Added, from', 'text'),
];

/** The users that the options ask for, with status, role, seats, teams, last activity, active days and date added. */
export function usersAnswer(ledger: Ledger, options: UsersOptions): Answer {
  const matching = selectUsers(ledger, options);
  const byDays = options.sort === 'active-days' ? historiesOf(ledger, matching) : undefined;
  const keys = sortKeys(options.sort, rulesOf(ledger.question.deployment), byDays);
  const shown = firstBy(matching, keys, options);
  const historyOf = byDays ?? historiesOf(ledger, shown);
  lookUpNames(ledger, shown);
  return {
    ...ledger.answer('users'),
    parts: [
      {
        name: 'users',
        title: 'Users',
        period: null,
        columns: ledger.people.hasRoster && !options.unlisted ? USERS_COLUMNS : USERS_COLUMNS.map(shownIfId),
        rows: rowsOf(shown, (user) => userRow(user, historyOf(user))),
      },
    ],
    warnings: [...rosterWarnings(ledger), ...statusWarnings(ledger, shown)],
    notes: () => [summary(matching, shown.length)],
  };
}

/** So many names are looked up one by one. */
const FEW_NAMES = 100;

/** Rows are made when they are written, and by then the database is closed. */
function lookUpNames({ people }: Ledger, users: readonly Standing[]): void {
  if (users.length > FEW_NAMES) people.identities.keepTexts();
  else for (const { person } of users) void [person.id, person.email];
}

/** Who is not on a roster is often known by their id only. */
function shownIfId(column: Column): Column {
  return column.kind === 'id' ? { ...column, inTable: true } : column;
}

/** The users that the options ask for, in no particular order, without the limit. */
export function selectUsers(ledger: Ledger, options: UsersOptions): Standing[] {
  const wanted = (text: string | undefined) => text?.toLowerCase();
  const [team, role, search] = [wanted(options.team), wanted(options.role), wanted(options.search)];
  return standings(ledger).filter((user) => {
    if (!(user.listed || options.unlisted) || !isKnown(user, ledger)) return false;
    if (options.status.length > 0 && !options.status.includes(user.verdict.status)) return false;
    const { member } = user.person;
    if (team !== undefined && !member?.teams?.some((name) => name.toLowerCase() === team)) return false;
    if (role !== undefined && member?.role?.toLowerCase() !== role) return false;
    return search === undefined || textsOf(user).some((text) => text?.toLowerCase().includes(search));
  });
}

function textsOf({ person: { member, email, id } }: Standing): readonly (string | null | undefined)[] {
  return [member?.name, member?.username, email, id];
}

/**
 * What each sort goes by. Times and counts begin with the largest, as whoever asks for them wants to see.
 * Last active: timestamps newest first, then `-`, `Deactivated`, `Invite pending` (definitions, "Status").
 */
function sortKeys(
  sort: UserSort,
  rules: Rules,
  historyOf: ((user: Standing) => History) | undefined,
): readonly SortKey<Standing>[] {
  const first: Readonly<Record<UserSort, readonly SortKey<Standing>[]>> = {
    name: [],
    'last-active': [
      (user) => {
        const shown = shownAs(user, rules);
        return typeof shown === 'string' ? WORD_ORDER.indexOf(shown) : -shown - 1;
      },
    ],
    'active-days': [(user) => -(historyOf?.(user).activeDays ?? UNKNOWN_DAYS)],
    email: [({ person }) => person.emailOrder],
    status: [({ verdict }) => STATUSES.indexOf(verdict.status)],
    role: [({ person }) => person.member?.role ?? ''],
  };
  return [...first[sort], ...BY_NAME];
}

/** Who has an unknown number of active days comes after who has none. */
const UNKNOWN_DAYS = -1;

/** Words come after all times. */
const WORD_ORDER: readonly string[] = [
  STATUS_TEXT.none,
  STATUS_TEXT.deactivated,
  STATUS_TEXT['invite-pending'],
];

/** One user as JSON shows them. */
export function userRow(
  { person, verdict, lastActive, listed }: Standing,
  { activeDays, added }: History,
): Row {
  const { member } = person;
  return {
    name: member?.name || null,
    username: member?.username || null,
    email: person.email,
    wandbId: person.id,
    role: member?.role || null,
    teams: member?.teams?.toSorted() ?? [],
    modelsSeat: member?.modelsSeat || null,
    weaveAccess: member?.weaveAccess || null,
    status: verdict.status,
    lastActive: lastActive === null ? null : formatInstant(lastActive),
    activeDays,
    addedAt: added === null ? null : formatInstant(added.at),
    listed,
    addedFrom: added?.source ?? null,
  };
}

function summary(users: readonly Standing[], shown: number): string {
  const counts: Record<Status, number> = { active: 0, none: 0, deactivated: 0, 'invite-pending': 0 };
  for (const { verdict } of users) counts[verdict.status]++;
  const parts = STATUSES.filter((status) => counts[status] > 0).map(
    (status) => `${counts[status]} ${STATUS_WORDS[status]}`,
  );
  const all = `${users.length} ${users.length === 1 ? 'user' : 'users'}`;
  const counted = parts.length === 0 ? all : `${all}: ${parts.join(', ')}`;
  return shown < users.length ? `${counted}; ${shown} shown` : counted;
}
