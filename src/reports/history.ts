import { type Day, FIRST_DAY } from '../core/day.ts';
import type { Instant } from '../core/instant.ts';
import { memoized } from '../core/memoized.ts';
import { activeDaysOf, summarize } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';
import { populationOf } from './population.ts';
import type { Standing } from './standing.ts';

/** What the days on which a person was active say of them. */
export interface History {
  /** The larger of what the log and lists count, all time. `null`: neither does, though there may have been some. */
  readonly activeDays: number | null;
  readonly firstActive: Day | null;
  readonly added: DateAdded | null;
}

/** When a person was added, and what says so (definitions, "Date added"). */
interface DateAdded {
  readonly at: Instant;
  readonly source: 'roster' | 'log' | 'first activity';
}

/** Up to how many users it is faster to look for each on every day than to count the days of everybody. */
const FEW = 50;

/** The histories of these users, whose `index` is that in the ledger's people where they are more than a few. */
export function historiesOf(ledger: Ledger, users: readonly Standing[]): (user: Standing) => History {
  const daysOf = users.length > FEW ? daysOfAll(ledger) : daysOfFew(ledger, users);
  const startOf = memoized(ledger.zone.startOf);
  const hasLog = ledger.coverage().from !== null;
  return (user) => {
    const { count, first } = daysOf(user);
    const firstActive = user.inActivity ? first : null;
    return {
      activeDays: Math.max(count, user.listedDays) || (mayHaveBeenActive(user, hasLog) ? null : 0),
      firstActive,
      added:
        addedBy(user.person.member?.addedAt, 'roster') ??
        addedBy(user.addedInLog, 'log') ??
        addedBy(firstActive === null ? undefined : startOf(firstActive), 'first activity'),
    };
  };
}

/** How many days somebody was active on, and the first of them. */
interface ActiveDays {
  readonly count: number;
  readonly first: Day | null;
}

function daysOfAll(ledger: Ledger): (user: Standing) => ActiveDays {
  const population = populationOf(ledger.people, true);
  const { days, first } = summarize(ledger, { from: FIRST_DAY, to: ledger.today }, population);
  return ({ index }) => ({
    count: days[index] as number,
    first: (first[index] as number) < 0 ? null : (first[index] as Day),
  });
}

function daysOfFew(ledger: Ledger, users: readonly Standing[]): (user: Standing) => ActiveDays {
  ledger.daysOf(users.flatMap(({ person }) => person.identities)); // in one pass over the days, not in one for each
  return ({ person }) => {
    const days = activeDaysOf(ledger, person.identities);
    return { count: days.length, first: days[0] ?? null };
  };
}

/** Whether somebody of whom nothing counts an active day can have had some: a list has seen them, or nobody has looked. */
function mayHaveBeenActive({ person, lastActive }: Standing, hasLog: boolean): boolean {
  return lastActive !== null || !(hasLog || person.member?.activeDays === 0);
}

function addedBy(at: Instant | undefined, source: DateAdded['source']): DateAdded | null {
  return at === undefined ? null : { at, source };
}
