import { type Rules, rulesOf } from '../core/deployment.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { People, Person } from '../core/people.ts';
import { STATUS_TEXT, statusOf, type Verdict } from '../core/status.ts';
import { Knowledge } from './knowledge.ts';
import type { Ledger } from './ledger.ts';

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
 * deployment. What of a standing few answers ask, such as the status, is worked out when it is asked for.
 */
export function standings(
  ledger: Ledger,
  people: People = ledger.people,
  rules: Rules = rulesOf(ledger.question.deployment),
): Standing[] {
  const known = new Knowledge(ledger, people, rules);
  return people.persons.map((person, index) => new DerivedStanding(known, person, index));
}

/** A line of what is known. Without private accessors, which the engine is slow to make for tens of thousands. */
class DerivedStanding implements Standing {
  readonly index: number;
  readonly person: Person;
  readonly lastActive: Instant | null;
  readonly inActivity: boolean;
  readonly #known: Knowledge;
  #verdict: Verdict | undefined;

  constructor(known: Knowledge, person: Person, index: number) {
    const logged = known.loggedAt[index] as number;
    const latest = Math.max(logged, known.listedActivityOf(person).lastActive ?? -1);
    this.index = index;
    this.person = person;
    this.lastActive = latest < 0 ? null : (latest as Instant);
    this.inActivity = logged >= 0;
    this.#known = known;
  }

  get listed(): boolean {
    return !this.#known.people.hasRoster || this.person.member !== undefined;
  }

  get verdict(): Verdict {
    this.#verdict ??= verdictOn(this, this.#known);
    return this.#verdict;
  }

  get listedDays(): number {
    return this.#known.listedActivityOf(this.person).activeDays;
  }

  get addedInLog(): Instant | undefined {
    const { milestones } = this.#known;
    return earlier(milestones.first('created', this.index), milestones.first('invited', this.index));
  }

  get appearsLater(): boolean {
    const { milestones, later } = this.#known;
    if (this.inActivity || milestones.hasAny(this.index)) return false;
    return milestones.hasLater(this.index) || later[this.index] === 1;
  }
}

function verdictOn(
  { index, person, lastActive, listedDays }: Standing,
  { milestones, loggedBefore, listedBeforeOf, zone, rules, window }: Knowledge,
): Verdict {
  return statusOf(
    {
      last: lastActive === null ? undefined : { at: lastActive, day: zone.dayOf(lastActive) },
      everSeen: loggedBefore[index] === 1 || listedBeforeOf(person).lastActive !== undefined,
      listedDays,
      deactivatedAt: milestones.last('deactivated', index),
      reactivatedAt: milestones.last('reactivated', index),
      acceptedAt: milestones.first('created', index) ?? milestones.first('signed-in', index),
      roster: person.member,
    },
    rules,
    window,
  );
}

/** Whether a person is somebody at all: on the roster, active, or named by an administrative event; without a roster, anybody named. */
export function isKnown(standing: Standing, ledger: Ledger): boolean {
  const { person } = standing;
  // In this order: of almost everybody the log has activity, which is asked most quickly.
  if (standing.inActivity || person.member !== undefined || standing.addedInLog !== undefined) return true;
  return standing.verdict.rule < 4 || (ledger.rosters.length === 0 && person.inLog && !standing.appearsLater);
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

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
