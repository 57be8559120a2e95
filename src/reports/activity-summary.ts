import type { Day } from '../core/day.ts';
import { activityStart } from '../core/deployment.ts';
import type { Instant } from '../core/instant.ts';
import type { MemberRecord } from '../core/member-record.ts';
import type { Person } from '../core/people.ts';
import type { DayRange } from '../core/period.ts';
import type { Ledger, Question } from './ledger.ts';
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
    for (const person of persons) {
      if (days[person] === 0) first[person] = day;
      last[person] = day;
      days[person] = (days[person] as number) + 1;
    }
  }
  return { days, first, last };
}

/** The last activity of a person to the second: the later of what the log has on `day`, their last one there (-1: none), and what the roster knows. */
export function lastActive(ledger: Ledger, person: Person, day: number): Instant | null {
  let latest = rosterAsOf(person.member, ledger.question)?.lastActive ?? -1;
  if (day >= 0) {
    for (const identity of person.identities)
      latest = Math.max(latest, lastAtOf(ledger, identity, day as Day));
  }
  return latest < 0 ? null : (latest as Instant);
}

/** A last activity that the roster dates after `now`, or before activity counts, did not happen for a report, nor did its days. */
export function rosterAsOf(member: MemberRecord | undefined, question: Question): MemberRecord | undefined {
  const at = member?.lastActive;
  if (member === undefined || at === undefined) return member;
  if (at <= question.now && at >= activityStart(question.deployment)) return member;
  return { ...member, lastActive: undefined, activeDays: undefined };
}

function lastAtOf(ledger: Ledger, identity: number, day: Day): number {
  // Mostly the day is the identity's newest one, whose time is at hand without another look into the store.
  const newest = ledger.newestActivity(identity);
  if (newest !== undefined && ledger.zone.dayOf(newest) === day) return newest;
  return ledger.records.lastAt(day, identity) ?? -1;
}
