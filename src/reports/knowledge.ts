import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules } from '../core/deployment.ts';
import type { People, Person } from '../core/people.ts';
import { type DayRange, statusWindow } from '../core/period.ts';
import type { ListedActivity } from '../core/records.ts';
import type { Zone } from '../core/zone.ts';
import { fewIdentities, lastMoments, listedActivityBefore, listedActivityIn } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';
import { PersonMilestones } from './person-milestones.ts';

/** What log and lists say of people up to now, by the number of the person, and by which rules their status is given. */
export class Knowledge {
  readonly people: People;
  /** The last activity in the log, to the second; -1: none that counts. */
  readonly loggedAt: Float64Array;
  readonly milestones: PersonMilestones;
  /** 1 for those who are active after now. */
  readonly later: Uint8Array;
  /** 1 for those with activity in the log before it counts; nobody, where all activity counts. */
  readonly loggedBefore: Uint8Array;
  /** What lists knew of activity before it counts. */
  readonly listedBeforeOf: (person: Person) => ListedActivity;
  readonly listedActivityOf: (person: Person) => ListedActivity;
  readonly rules: Rules;
  readonly window: DayRange;
  readonly zone: Zone;

  constructor(ledger: Ledger, people: People, rules: Rules) {
    this.people = people;
    this.loggedAt = lastMoments(ledger, people);
    this.milestones = new PersonMilestones(ledger, people);
    this.later = activeLater(ledger, people);
    this.loggedBefore = loggedBefore(ledger, people);
    const only = fewIdentities(people) && people.persons;
    this.listedBeforeOf = listedActivityBefore(ledger, only);
    this.listedActivityOf = listedActivityIn(ledger, only);
    this.rules = rules;
    this.window = statusWindow(ledger.today);
    this.zone = ledger.zone;
  }
}

function activeLater({ question }: Ledger, { persons, personOf, identities }: People): Uint8Array {
  const later = new Uint8Array(persons.length);
  const { numbers, lastAt } = identities.activity;
  for (let row = 0; row < numbers.length; row++) {
    if ((lastAt[row] as number) > question.now) later[personOf[numbers[row] as number] as number] = 1;
  }
  return later;
}

function loggedBefore(ledger: Ledger, people: People): Uint8Array {
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
