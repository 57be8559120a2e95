import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules, rulesOf } from '../core/deployment.ts';
import { statusWindow } from '../core/period.ts';
import { STATUS_WORDS, type Status } from '../core/status.ts';
import { beginText, earliestInTime, endText, isLate } from './coverage-warnings.ts';
import type { Ledger } from './ledger.ts';
import { listedUntil } from './listed-until.ts';
import type { Standing } from './standing.ts';

/** The statuses that assert that there was no activity. */
const IDLE = ['none', 'invite-pending'] as const;
type IdleStatus = (typeof IDLE)[number];

/**
 * Where statuses assert more than log and lists know: a line for each end of the log at which that is so. By the rule of six
 * months `-` asserts that there was no activity in these; elsewhere `-`, and everywhere `Invite pending`, that there was
 * none since it counts, on Dedicated Cloud: ever. But nobody is active before they are added, and a list that has activity
 * answers for its members up to its date. Only what is left has to be in the log: what is known is never warned of.
 */
export function statusWarnings(
  ledger: Ledger,
  users: readonly Standing[],
  rules: Rules = rulesOf(ledger.question.deployment),
): string[] {
  const { today } = ledger;
  const { from, to } = ledger.coverage();
  const begin = from ?? FIRST_DAY;
  const asserted = assertedFrom(ledger, rules);
  const isListedUntil = listedUntil(ledger);
  const before = statusesAmong(
    users,
    (user) =>
      begin > asserted(user.verdict.status) &&
      begin > addedOn(user, ledger) &&
      !isListedUntil(user.person, begin),
  );
  const since = isLate(to, today)
    ? statusesAmong(users, ({ person }) => !isListedUntil(person, earliestInTime(today)))
    : [];
  const latest = Math.max(FIRST_DAY, ...before.map(asserted)) as Day;
  return [
    ...doubt(beginText(begin, latest), before, 'before'),
    ...doubt(endText(to, today), since, to === null ? 'until then' : 'since'),
  ];
}

/** Those of the statuses in question that a user has of whom it holds. */
function statusesAmong(
  users: readonly Standing[],
  holds: (user: Standing) => boolean,
): readonly IdleStatus[] {
  const missing = new Set<Status>(IDLE);
  for (const user of users) {
    const { status } = user.verdict;
    if (missing.has(status) && holds(user)) missing.delete(status);
  }
  return IDLE.filter((status) => !missing.has(status));
}

/** The first day on which a status asserts that there was no activity. */
function assertedFrom({ today, zone, question }: Ledger, rules: Rules): (status: Status) => Day {
  const counting = Math.max(FIRST_DAY, zone.dayOf(activityStart(question.deployment))) as Day;
  const window = Math.max(counting, statusWindow(today).from) as Day;
  return (status) => (rules === 'dedicated' && status === 'none' ? window : counting);
}

/** The first day on which somebody can have been active (definitions, "Date added"), where anything but their activity tells. */
function addedOn({ person, addedInLog }: Standing, { zone }: Ledger): Day {
  const added = person.member?.addedAt ?? addedInLog;
  return added === undefined ? FIRST_DAY : zone.dayOf(added);
}

function doubt(gap: string, statuses: readonly IdleStatus[], when: string): string[] {
  const words = statuses.map((status) => STATUS_WORDS[status]).join(' or ');
  return statuses.length === 0 ? [] : [`${gap}: who is shown as ${words} may have been active ${when}`];
}
