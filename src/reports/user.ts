import { closest, distance } from 'fastest-levenshtein';
import type { Answer, Column, Part, Series } from '../core/answer.ts';
import { addDays, type Day, FIRST_DAY, formatDay, monthOf, monthsBefore } from '../core/day.ts';
import { rulesOf } from '../core/deployment.ts';
import { UserError } from '../core/errors.ts';
import { emailKey, userId } from '../core/identity.ts';
import { column } from './columns.ts';
import { coverageWarnings } from './coverage-warnings.ts';
import type { Ledger } from './ledger.ts';
import { populationOf } from './population.ts';
import { isKnown, lastActiveText, type Standing, standings } from './standing.ts';
import { userRow } from './users.ts';

/** How many months the calendar of active days shows. */
const CALENDAR_MONTHS = 12;

/** Of `userAnswer`. */
export const USER_COLUMNS: readonly Column[] = [
  column('name', 'Name', 'text'),
  column('username', 'Username', 'text'),
  column('email', 'Email', 'email'),
  column('wandbId', 'W&B id', 'id'),
  column('role', 'Role', 'text'),
  column('teams', 'Teams', 'list'),
  column('modelsSeat', 'Models seat', 'text'),
  column('weaveAccess', 'Weave access', 'text'),
  column('status', 'Status', 'status'),
  column('shownAs', 'Shown as', 'text'),
  column('rule', 'By rule', 'text'),
  column('because', 'Because', 'text'),
  column('lastActive', 'Last active', 'time'),
  column('firstActive', 'First active', 'day'),
  column('activeDays', 'Active days', 'number'),
  column('addedAt', 'Added', 'time'),
  column('addedFrom', 'Added, from', 'text'),
  column('actions', 'Actions', 'list'),
  column('listed', 'Listed', 'flag'),
  column('service', 'Service account', 'flag'),
];

/**
 * One person, explained: which rule gives the status and on what evidence, date added, first and last activity, active
 * days, actions. Throws a `UserError` where nobody, or more than one person, is called `who`.
 */
export function userAnswer(ledger: Ledger, who: string): Answer {
  const standing = findUser(standings(ledger), who, ledger);
  const active = activeDaysOf(ledger, standing.index);
  const rules = rulesOf(ledger.question.deployment);
  const uses = standing.person.identities
    .flatMap((identity) => ledger.records.firstUses(identity))
    .filter(({ day }) => day <= ledger.today)
    .sort((a, b) => a.day - b.day || (a.action < b.action ? -1 : 1));
  const actions = [...new Set(uses.map(({ action }) => action))];
  const card: Part = {
    name: 'card',
    title: standing.person.member?.name || standing.person.email || standing.person.id || who,
    period: null,
    columns: USER_COLUMNS,
    rows: [
      {
        ...userRow(standing),
        shownAs: lastActiveText(standing, rules),
        rule: `${standing.verdict.rule} of ${rules}`,
        because: standing.verdict.because,
        firstActive: standing.firstActive === null ? null : formatDay(standing.firstActive),
        actions,
        service: standing.person.service,
        activeDates: active.map(formatDay),
      },
    ],
    series: calendar(active, ledger.today),
  };
  return { ...ledger.answer('user'), parts: [card], warnings: coverageWarnings(ledger, [standing]) };
}

function activeDaysOf(ledger: Ledger, index: number): Day[] {
  const days: Day[] = [];
  for (const { day, persons } of ledger.activeDays(
    { from: FIRST_DAY, to: ledger.today },
    populationOf(ledger.people, true),
  )) {
    if (persons.includes(index)) days.push(day);
  }
  return days;
}

/** The months up to today; of somebody who was active only before them, those up to the end of the last active month. */
function calendar(active: readonly Day[], today: Day): Series {
  const last = active.at(-1) ?? today;
  const isRecent = last > monthsBefore(today, CALENDAR_MONTHS);
  const to = isRecent ? today : endOfMonth(last);
  const from = addDays(monthsBefore(to, CALENDAR_MONTHS), 1);
  const days = new Set(active);
  const points = Array.from({ length: to - from + 1 }, (_, i) => {
    const day = addDays(from, i);
    return { from: day, to: day, value: days.has(day) ? 1 : 0, partial: false };
  });
  const title = isRecent
    ? `Active days, last ${CALENDAR_MONTHS} months`
    : `Active days, ${CALENDAR_MONTHS} months up to ${formatDay(to)}, none since`;
  return { title, points };
}

function endOfMonth(day: Day): Day {
  return addDays(monthOf(addDays(monthOf(day), 31)), -1);
}

/** By id, e-mail address, username or name; the first of these that anybody carries. */
function findUser(users: readonly Standing[], who: string, ledger: Ledger): Standing {
  const known = users.filter((user) => isKnown(user, ledger));
  const wanted = who.trim().toLowerCase();
  const ways: readonly ((user: Standing) => boolean)[] = [
    ({ person }) => person.id !== null && person.id === userId(who),
    ({ person }) => person.email !== null && emailKey(person.email) === emailKey(who),
    ({ person }) => person.member?.username?.toLowerCase() === wanted,
    ({ person }) => person.member?.name?.toLowerCase() === wanted,
  ];
  for (const matches of ways) {
    const found = known.filter(matches);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    if (found.length > 1) {
      const ways = found.map(({ person }) => person.email ?? person.id ?? person.member?.username ?? '?');
      throw new UserError(`cannot show ${who}: ${found.length} people are called that`, {
        hint: `name one of them: ${ways.slice(0, 5).join(', ')}`,
      });
    }
  }
  throw new UserError(`cannot show ${who}: nobody in the log or on the roster is called that`, {
    hint: suggestion(known, who) ?? 'search with: orgactivity users --unlisted --search TEXT',
  });
}

function suggestion(known: readonly Standing[], who: string): string | undefined {
  const names = known.flatMap(({ person }) =>
    [person.email, person.member?.username, person.member?.name, person.id].filter(
      (name) => typeof name === 'string',
    ),
  );
  if (names.length === 0) return undefined;
  const nearest = closest(who, names);
  return distance(who, nearest) <= Math.max(2, Math.ceil(who.length / 3))
    ? `did you mean ${nearest}?`
    : undefined;
}
