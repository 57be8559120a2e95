import type { Answer, Column, Part, Series } from '../core/answer.ts';
import { addDays, type Day, formatDay, monthsBefore, nextMonthOf } from '../core/day.ts';
import { rulesOf } from '../core/deployment.ts';
import { activeDaysOf } from './activity-summary.ts';
import { column } from './columns.ts';
import { findUser } from './find-user.ts';
import { historiesOf } from './history.ts';
import type { Ledger } from './ledger.ts';
import { rosterWarnings } from './roster-warnings.ts';
import { lastActiveText } from './standing.ts';
import { statusWarnings } from './status-warnings.ts';
import { userRow } from './users.ts';

/** How many months the calendar of active days shows. */
const CALENDAR_MONTHS = 12;

/** Of `userAnswer`. */
export const USER_COLUMNS: readonly Column[] = [
  column('name', 'Name', 'name'),
  column('username', 'Username', 'name'),
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
  column('activeDays', 'All active days', 'number'),
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
  const standing = findUser(ledger, who, 'show');
  const history = historiesOf(ledger, [standing])(standing);
  const active = activeDaysOf(ledger, standing.person.identities);
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
        ...userRow(standing, history),
        shownAs: lastActiveText(standing, rules),
        rule: `${standing.verdict.rule} of ${rules}`,
        because: standing.verdict.because,
        firstActive: history.firstActive === null ? null : formatDay(history.firstActive),
        actions,
        service: standing.person.service,
        activeDates: active.map(formatDay),
      },
    ],
    series: calendar(active, ledger.today),
  };
  return {
    ...ledger.answer('user'),
    parts: [card],
    warnings: [...rosterWarnings(ledger), ...statusWarnings(ledger, [standing])],
  };
}

/** The months up to today; of somebody who was active only before them, those up to the end of the last active month. */
function calendar(active: readonly Day[], today: Day): Series {
  const last = active.at(-1) ?? today;
  const isRecent = last > monthsBefore(today, CALENDAR_MONTHS);
  const to = isRecent ? today : addDays(nextMonthOf(last), -1);
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
