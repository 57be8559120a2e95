import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules, rulesOf } from '../core/deployment.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { People, Person } from '../core/people.ts';
import { statusWindow } from '../core/period.ts';
import { STATUS_TEXT, statusOf, type Verdict } from '../core/status.ts';
import { fewIdentities, lastMoments, listedActivityIn } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';
import { PersonMilestones } from './person-milestones.ts';

/** Where a person stands as of `now`. For the days on which they were active see `historiesOf`. */
export interface Standing {
  /** Index of the person. */
  readonly index: number;
  readonly person: Person;
  readonly listed: boolean;
  readonly verdict: Verdict;
  /** The later of what the log and lists know. */
  readonly lastActive: Instant | null;
  /** How many active days lists know of; 0: of none. */
  readonly listedDays: number;
  /** The log has activity of this person that counts. */
  readonly inActivity: boolean;
  /** When an administrative event added this person. */
  readonly addedInLog: Instant | undefined;
  /** The log knows of this person, but only after `now`: for a report they do not exist yet. */
  readonly appearsLater: boolean;
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
  const { zone, today } = ledger;
  const loggedAt = lastMoments(ledger, people);
  const milestones = new PersonMilestones(ledger, people);
  const later = activeLater(ledger, people);
  const everSeen = seenBefore(ledger, people);
  const listedActivityOf = listedActivityIn(ledger, fewIdentities(people) && people.persons);
  const window = statusWindow(today);

  return people.persons.map((person, index) => {
    const { member } = person;
    const known = listedActivityOf(person);
    const logged = loggedAt[index] as number;
    const latest = Math.max(logged, known.lastActive ?? -1);
    const lastActive = latest < 0 ? null : (latest as Instant);
    const inActivity = logged >= 0;
    const created = milestones.first('created', index);
    return {
      index,
      person,
      listed: people.hasRoster ? member !== undefined : true,
      verdict: statusOf(
        {
          last: lastActive === null ? undefined : { at: lastActive, day: zone.dayOf(lastActive) },
          everSeen: everSeen[index] === 1,
          deactivatedAt: milestones.last('deactivated', index),
          reactivatedAt: milestones.last('reactivated', index),
          acceptedAt: created ?? milestones.first('signed-in', index),
          roster: member && { takenAt: member.takenAt, state: member.state },
        },
        rules,
        window,
      ),
      lastActive,
      listedDays: known.activeDays,
      inActivity,
      addedInLog: earlier(created, milestones.first('invited', index)),
      appearsLater:
        !inActivity && !milestones.hasAny(index) && (milestones.hasLater(index) || later[index] === 1),
    };
  });
}

/** Whether a person is somebody at all: on the roster, active, or named by an administrative event; without a roster, anybody named. */
export function isKnown(standing: Standing, ledger: Ledger): boolean {
  const { person, inActivity, verdict, addedInLog } = standing;
  if (person.member !== undefined || inActivity || addedInLog !== undefined) return true;
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

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
