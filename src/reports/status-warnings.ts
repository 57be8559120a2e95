import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules, rulesOf } from '../core/deployment.ts';
import { statusWindow } from '../core/period.ts';
import { STATUS_WORDS } from '../core/status.ts';
import { beginText, endText, isLate } from './coverage-warnings.ts';
import type { Ledger } from './ledger.ts';
import { listedUntil } from './listed-until.ts';
import type { Standing } from './standing.ts';

/** The statuses that assert that there was no activity. */
const IDLE = ['none', 'invite-pending'] as const;

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
  const idle = users.filter(({ verdict }) => IDLE.some((status) => status === verdict.status));
  const asserted = assertedFrom(ledger, rules);
  const listed = listedUntil(ledger);
  const begin = from ?? FIRST_DAY;
  const isUnknownBefore = (user: Standing): boolean =>
    begin > asserted(user) && begin > addedOn(user, ledger) && begin > listed(user.person);

  const before = idle.filter(isUnknownBefore);
  const since = isLate(to, today) ? idle.filter(({ person }) => isLate(listed(person), today)) : [];
  const latest = Math.max(FIRST_DAY, ...new Set(before.map(asserted))) as Day;
  return [
    ...doubt(beginText(begin, latest), before, 'before'),
    ...doubt(endText(to, today), since, to === null ? 'until then' : 'since'),
  ];
}

/** The first day on which somebody's status asserts that there was no activity. */
function assertedFrom({ today, zone, question }: Ledger, rules: Rules): (user: Standing) => Day {
  const counting = Math.max(FIRST_DAY, zone.dayOf(activityStart(question.deployment))) as Day;
  const window = Math.max(counting, statusWindow(today).from) as Day;
  return ({ verdict }) => (rules === 'dedicated' && verdict.status === 'none' ? window : counting);
}

/** The first day on which somebody can have been active (definitions, "Date added"), where anything but their activity tells. */
function addedOn({ person, addedInLog }: Standing, { zone }: Ledger): Day {
  const added = person.member?.addedAt ?? addedInLog;
  return added === undefined ? FIRST_DAY : zone.dayOf(added);
}

function doubt(gap: string, users: readonly Standing[], when: string): string[] {
  const shown = IDLE.filter((status) => users.some(({ verdict }) => verdict.status === status));
  const words = shown.map((status) => STATUS_WORDS[status]).join(' or ');
  return shown.length === 0 ? [] : [`${gap}: who is shown as ${words} may have been active ${when}`];
}
