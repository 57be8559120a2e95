import type { Day } from '../core/day.ts';
import { activityStart } from '../core/deployment.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Person } from '../core/people.ts';
import type { DayRange } from '../core/period.ts';
import type { ListedActivity } from '../core/records.ts';
import type { Ledger } from './ledger.ts';
import type { Population } from './population.ts';

/** What the log says of everybody's activity in a range of days, by the number of the person. */
export interface ActivitySummary {
  /** Distinct days with activity. */
  readonly days: Uint32Array;
  /** First and last day with activity; -1: none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Folds the range in one pass over its days. */
export function summarize(ledger: Ledger, range: DayRange, population: Population): ActivitySummary {
  const days = new Uint32Array(population.size);
  const first = new Int32Array(population.size).fill(-1);
  const last = new Int32Array(population.size).fill(-1);
  for (const { day, persons } of ledger.activeDays(range, population)) {
    for (const person of persons()) {
      if (last[person] === day) continue;
      if (days[person] === 0) first[person] = day;
      last[person] = day;
      days[person] = (days[person] as number) + 1;
    }
  }
  return { days, first, last };
}

/**
 * What user lists, old and new, knew of a person's activity up to now, from when activity counts on. `only`: nobody else
 * is asked about.
 */
export function listedActivityIn(
  ledger: Ledger,
  only?: readonly Person[],
): (person: Person) => ListedActivity {
  const { deployment, now } = ledger.question;
  const known = ledger.records.listedActivity(
    { since: activityStart(deployment), until: now },
    only?.flatMap(({ names }) => names),
  );
  if (known.size === 0) return () => NOTHING_LISTED;
  return ({ names }) => {
    const found = names.flatMap((name) => known.get(identityText(name)) ?? []);
    const latest = Math.max(-1, ...found.map(({ lastActive }) => lastActive ?? -1));
    return {
      lastActive: latest < 0 ? undefined : (latest as Instant),
      activeDays: Math.max(0, ...found.map(({ activeDays }) => activeDays)),
    };
  };
}

const NOTHING_LISTED: ListedActivity = { lastActive: undefined, activeDays: 0 };

/** The last activity of a person to the second: the later of what the log has on `day`, their last one there (-1: none), and what lists knew. */
export function lastActive(
  ledger: Ledger,
  person: Person,
  day: number,
  listed: ListedActivity,
): Instant | null {
  let latest = listed.lastActive ?? -1;
  if (day >= 0) {
    for (const identity of person.identities)
      latest = Math.max(latest, lastAtOf(ledger, identity, day as Day));
  }
  return latest < 0 ? null : (latest as Instant);
}

function lastAtOf(ledger: Ledger, identity: number, day: Day): number {
  // Mostly the day is the identity's newest one, whose time is at hand without another look into the store.
  const newest = ledger.newestActivity(identity);
  if (newest === null) return -1;
  if (newest !== undefined && ledger.zone.dayOf(newest) === day) return newest;
  return ledger.records.lastAt(day, identity) ?? -1;
}
