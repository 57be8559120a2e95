import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules, rulesOf } from '../core/deployment.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import { memoized } from '../core/memoized.ts';
import type { People, Person } from '../core/people.ts';
import { statusWindow } from '../core/period.ts';
import { STATUS_TEXT, statusOf, type Verdict } from '../core/status.ts';
import { fewIdentities, lastMoments, listedActivityIn, summaryOf } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';
import { PersonMilestones } from './person-milestones.ts';

/** Where a person stands as of `now`: everything that `users`, `user` and `export` say of them. */
export interface Standing {
  /** Index of the person. */
  readonly index: number;
  readonly person: Person;
  readonly listed: boolean;
  readonly verdict: Verdict;
  /** The later of what the log and lists know. */
  readonly lastActive: Instant | null;
  /** The larger of what the log and lists know, all time. */
  readonly activeDays: number;
  readonly firstActive: Day | null;
  readonly added: DateAdded | null;
  /** The log knows of this person, but only after `now`: for a report they do not exist yet. */
  readonly appearsLater: boolean;
}

/** When a person was added, and what says so (definitions, "Date added"). */
export interface DateAdded {
  readonly at: Instant;
  readonly source: 'roster' | 'log' | 'first activity';
}

/**
 * Everybody's standing, in the order of `people.persons`. `rules`: of the statuses; what counts as activity is up to the
 * deployment.
 */
export function standings(
  ledger: Ledger,
  people: People = ledger.people,
  rules: Rules = rulesOf(ledger.question.deployment),
): Standing[] {
  const { days, first, last } = summaryOf(ledger, people);
  const loggedAt = lastMoments(ledger, people, last);
  const milestones = new PersonMilestones(ledger, people);
  const later = activeLater(ledger, people);
  const everSeen = seenBefore(ledger, people);
  const listedActivityOf = listedActivityIn(ledger, fewIdentities(people) && people.persons);
  const window = statusWindow(ledger.today);
  const startOf = memoized((day: Day) => (ledger.zone.endOf((day - 1) as Day) + 1) as Instant);

  return people.persons.map((person, index) => {
    const { member } = person;
    const known = listedActivityOf(person);
    const latest = Math.max(loggedAt[index] as number, known.lastActive ?? -1);
    const at = latest < 0 ? null : (latest as Instant);
    const firstActive = (first[index] as number) < 0 ? null : (first[index] as Day);
    const verdict = statusOf(
      {
        last: at === null ? undefined : { at, day: ledger.zone.dayOf(at) },
        everSeen: everSeen[index] === 1,
        deactivatedAt: milestones.last('deactivated', index),
        reactivatedAt: milestones.last('reactivated', index),
        acceptedAt: milestones.first('created', index) ?? milestones.first('signed-in', index),
        roster: member && { takenAt: member.takenAt, state: member.state },
      },
      rules,
      window,
    );
    return {
      index,
      person,
      listed: people.hasRoster ? member !== undefined : true,
      verdict,
      lastActive: at,
      activeDays: Math.max(days[index] as number, known.activeDays),
      firstActive,
      appearsLater:
        firstActive === null &&
        !milestones.hasAny(index) &&
        (milestones.hasLater(index) || later[index] === 1),
      added:
        addedBy(member?.addedAt, 'roster') ??
        addedBy(earlier(milestones.first('created', index), milestones.first('invited', index)), 'log') ??
        addedBy(firstActive === null ? undefined : startOf(firstActive), 'first activity'),
    };
  });
}

/** Whether a person is somebody at all: on the roster, active, or named by an administrative event; without a roster, anybody named. */
export function isKnown(standing: Standing, ledger: Ledger): boolean {
  const { person, firstActive, verdict, added } = standing;
  if (person.member !== undefined || firstActive !== null || added !== null) return true;
  return verdict.rule < 4 || (ledger.rosters.length === 0 && person.inLog && !standing.appearsLater);
}

/** What the dashboard of that deployment shows as "Last Active": a time, or the status in words (W&B data, section 3). */
export function shownAs({ verdict, lastActive }: Standing, rules: Rules): Instant | string {
  if (verdict.status !== 'active' && rules === 'dedicated') return STATUS_TEXT[verdict.status];
  return lastActive ?? STATUS_TEXT.none;
}

/** The same as text. */
export function lastActiveText(user: Standing, rules: Rules): string {
  const shown = shownAs(user, rules);
  return typeof shown === 'string' ? shown : formatInstant(shown);
}

/** By the number of the person: 1 for those who are active after now. */
function activeLater({ question }: Ledger, { persons, personOf, identities }: People): Uint8Array {
  const later = new Uint8Array(persons.length);
  for (const { numbers, lastAt } of [identities.ids, identities.emails]) {
    for (let row = 0; row < numbers.length; row++) {
      if ((lastAt[row] ?? 0) > question.now) later[personOf[numbers[row] as number] as number] = 1;
    }
  }
  return later;
}

/** By the number of the person: 1 for those with activity before it counts; nobody, where all activity counts. */
function seenBefore(ledger: Ledger, people: People): Uint8Array {
  const { records, zone, today, question } = ledger;
  const seen = new Uint8Array(people.persons.length);
  const start = activityStart(question.deployment);
  if (start === 0) return seen;
  const range = { from: FIRST_DAY, to: Math.min(zone.dayOf(start), today) as Day };
  const note = (identity: number): void => {
    const person = people.personOf[identity] ?? -1;
    if (person >= 0) seen[person] = 1;
  };
  const few = fewIdentities(people);
  if (few !== undefined) {
    const days = records.daysOf(few, range);
    few.filter((_, place) => days[place]?.length !== 0).forEach(note);
  } else for (const { identities } of records.days(range)) identities().forEach(note);
  return seen;
}

function addedBy(at: Instant | undefined, source: DateAdded['source']): DateAdded | null {
  return at === undefined ? null : { at, source };
}

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
