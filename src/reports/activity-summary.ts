import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart } from '../core/deployment.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import { memoized } from '../core/memoized.ts';
import type { People, Person } from '../core/people.ts';
import type { DayRange } from '../core/period.ts';
import type { ListedActivity, Moments } from '../core/records.ts';
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

/** Up to how many identities it is faster to look for each on every day than to read the sets of all days. */
const FEW = 16;

/** The identities of these people, where they are so few that looking for each is faster than reading what there is of all. */
export function fewIdentities({ identities: { ids, emails } }: People): readonly number[] | undefined {
  const count = ids.numbers.length + emails.numbers.length;
  return count > FEW ? undefined : [...ids.numbers, ...emails.numbers];
}

/** Folds the range in one pass over its days. */
export function summarize(ledger: Ledger, range: DayRange, population: Population): ActivitySummary {
  const summary = emptySummary(population.size);
  for (const { day, persons } of ledger.activeDays(range, population)) addDay(summary, day, persons());
  return summary;
}

/** Notes that these persons were active on `day`, later than all days before. `step` 0: it is their last day, but does not count. */
export function addDay(
  { days, first, last }: ActivitySummary,
  day: Day,
  persons: Uint32Array,
  step: 0 | 1 = 1,
): void {
  for (let i = 0; i < persons.length; i++) {
    const person = persons[i] as number;
    if (last[person] === day) continue;
    if (step === 1 && days[person] === 0) first[person] = day;
    last[person] = day;
    days[person] = (days[person] as number) + step;
  }
}

/** The days up to today on which any of a few identities was active, in order. */
export function activeDaysOf(ledger: Ledger, identities: readonly number[]): Day[] {
  const days = ledger.daysOf(identities).flat();
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Nobody was active yet. */
export function emptySummary(size: number): ActivitySummary {
  return {
    days: new Uint32Array(size),
    first: new Int32Array(size).fill(-1),
    last: new Int32Array(size).fill(-1),
  };
}

/**
 * The last activity of each person in the log up to today, to the second, by the number of the person; -1: none that counts.
 * Mostly that is the last activity of all, which is at hand without looking at any day.
 */
export function lastMoments(ledger: Ledger, people: People): Float64Array {
  const start = activityStart(ledger.question.deployment);
  const moments = new Float64Array(people.persons.length).fill(-1);
  const beyond: number[] = [];
  const { numbers, lastAt } = people.identities.activity;
  for (let row = 0; row < numbers.length; row++) {
    const newest = lastAt[row] as Instant;
    if (newest < start) continue;
    const identity = numbers[row] as number;
    if (ledger.zone.dayOf(newest) > ledger.today) beyond.push(identity);
    else note(moments, people.personOf[identity] as number, newest);
  }
  const lastDays = beyond.length === 0 ? [] : lastDaysOf(ledger, beyond, people);
  for (const [place, identity] of beyond.entries()) {
    const day = lastDays[place] ?? -1;
    if (day < 0) continue;
    note(moments, people.personOf[identity] as number, ledger.records.lastAt(day as Day, identity) ?? -1);
  }
  return moments;
}

function note(moments: Float64Array, person: number, at: number): void {
  if (at > (moments[person] as number)) moments[person] = at;
}

/** The last day up to today on which each of these identities was active, as far as it counts; -1: none. */
function lastDaysOf(ledger: Ledger, identities: readonly number[], people: People): readonly number[] {
  if (fewIdentities(people) !== undefined) {
    return ledger.daysOf(identities).map((days) => days.at(-1) ?? -1);
  }
  const own = { size: people.personOf.length, personOf: undefined, persons: () => [] };
  const { last } = summarize(ledger, { from: FIRST_DAY, to: ledger.today }, own);
  return identities.map((identity) => last[identity] ?? -1);
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
  return listedDuring(ledger, { since: activityStart(deployment), until: now }, only);
}

/** The same from before activity counts; nothing, where all activity counts. */
export function listedActivityBefore(
  ledger: Ledger,
  only?: readonly Person[],
): (person: Person) => ListedActivity {
  const { deployment, now } = ledger.question;
  const until = Math.min(activityStart(deployment) - 1, now) as Instant;
  return until < 0 ? () => NOTHING_LISTED : listedDuring(ledger, { since: 0 as Instant, until }, only);
}

function listedDuring(
  ledger: Ledger,
  time: Moments,
  only: readonly Person[] | undefined,
): (person: Person) => ListedActivity {
  const names = only?.flatMap(({ names }) => names);
  const known = ledger.records.listedActivity(time, names);
  if (known.size === 0) return () => NOTHING_LISTED;
  return memoized(({ names }) => {
    const found = names.flatMap((name) => known.get(identityText(name)) ?? []);
    const latest = Math.max(-1, ...found.map(({ lastActive }) => lastActive ?? -1));
    return {
      lastActive: latest < 0 ? undefined : (latest as Instant),
      activeDays: Math.max(0, ...found.map(({ activeDays }) => activeDays)),
    };
  });
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
      latest = Math.max(latest, ledger.records.lastAt(day as Day, identity) ?? -1);
  }
  return latest < 0 ? null : (latest as Instant);
}
