import type { Answer, Coverage } from '../core/answer.ts';
import type { Day } from '../core/day.ts';
import { activityStart, type Deployment } from '../core/deployment.ts';
import type { Instant } from '../core/instant.ts';
import { derivePeople, type People } from '../core/people.ts';
import type { DayRange } from '../core/period.ts';
import type { Identities, Records } from '../core/records.ts';
import type { Roster } from '../core/roster.ts';
import { type Zone, zoneOf } from '../core/zone.ts';
import { type Population, populationOf, quickPopulation } from './population.ts';

/** What every report is asked with. */
interface Question {
  readonly records: Records;
  /** The last moment that exists for the report, and its day. */
  readonly now: Instant;
  readonly today: Day;
  readonly deployment: Deployment;
  /** Ids, addresses or usernames to be treated as service accounts, beyond those that the database knows. */
  readonly serviceAccounts: readonly string[];
  /** Count service accounts as people. */
  readonly withServiceAccounts: boolean;
}

/** A day on which persons were active, by their number in a population. */
export interface ActiveDay {
  readonly day: Day;
  /** How many, where that is known without looking at each. */
  readonly size: number | undefined;
  /** Who, perhaps some more than once. Overwritten when another day is asked for them. */
  persons(): Uint32Array;
}

/** A question with what all reports need to answer it, each part made when it is first asked for. */
export class Ledger {
  readonly question: Question;
  readonly records: Records;
  readonly today: Day;
  readonly zone: Zone;
  #rosters: readonly Roster[] | undefined;
  #coverage: Coverage | undefined;
  readonly #daysOf = new Map<number, readonly Day[]>();
  #people: People | undefined;
  #population: Population | undefined;

  constructor(question: Question) {
    this.question = question;
    this.records = question.records;
    this.today = question.today;
    this.zone = zoneOf(question.records.settings.timezone);
  }

  /** The lists that together are the newest roster, the newest first. */
  get rosters(): readonly Roster[] {
    this.#rosters ??= this.records.rosters();
    return this.#rosters;
  }

  get people(): People {
    this.#people ??= this.derived(this.records.identities(), this.rosters);
    return this.#people;
  }

  /** The people whom these identities and lists make out. */
  derived(identities: Identities, rosters: readonly Roster[]): People {
    return derivePeople(identities, rosters, this.#services);
  }

  /** The same people as numbers, for counting. */
  get population(): Population {
    const { withServiceAccounts } = this.question;
    this.#population ??=
      quickPopulation(this.records, this.#services, withServiceAccounts) ??
      populationOf(this.people, withServiceAccounts);
    return this.#population;
  }

  get #services(): readonly string[] {
    return [...this.records.settings.serviceAccounts, ...this.question.serviceAccounts];
  }

  /**
   * The days of the range up to today on which anybody was active, in order, with the persons of the population who were.
   * Days and people before the start of activity on Multi-tenant Cloud are left out.
   */
  *activeDays(range: DayRange, { personOf }: Population = this.population): Generator<ActiveDay> {
    const start = activityStart(this.question.deployment);
    const startDay = this.zone.dayOf(start);
    const from = Math.max(range.from, startDay) as Day;
    const to = Math.min(range.to, this.today) as Day;
    for (const { day, size, identities } of this.records.days({ from, to })) {
      const isFirst = day === startDay;
      const counted = (identity: number): boolean => (this.records.lastAt(day, identity) ?? -1) >= start;
      let persons: Uint32Array | undefined;
      yield {
        day,
        size: isFirst || personOf !== undefined ? undefined : size,
        persons() {
          persons ??= personsOf(isFirst ? identities().filter(counted) : identities(), personOf);
          return persons;
        },
      };
    }
  }

  /** For each of a few identities the days up to today on which it was active, in order, as far as they count. */
  daysOf(identities: readonly number[]): readonly (readonly Day[])[] {
    const start = activityStart(this.question.deployment);
    const from = this.zone.dayOf(start);
    const missing = identities.filter((identity) => !this.#daysOf.has(identity));
    const found = missing.length === 0 ? [] : this.records.daysOf(missing, { from, to: this.today });
    for (const [place, identity] of missing.entries()) {
      const days = found[place] ?? [];
      const isTooEarly = days[0] === from && (this.records.lastAt(from, identity) ?? -1) < start;
      this.#daysOf.set(identity, isTooEarly ? days.slice(1) : days);
    }
    return identities.map((identity) => this.#daysOf.get(identity) ?? []);
  }

  coverage(): Coverage {
    this.#coverage ??= this.#readCoverage();
    return this.#coverage;
  }

  #readCoverage(): Coverage {
    const span = this.records.span(this.today);
    if (span === undefined) return { from: null, to: null, missingDays: 0 };
    return { from: span.from, to: span.to, missingDays: span.to - span.from + 1 - span.days };
  }

  /** What all answers begin with. */
  answer(command: string): Omit<Answer, 'parts'> {
    return {
      command,
      asOf: this.today,
      timezone: this.zone.name,
      deployment: this.question.deployment,
      coverage: this.coverage(),
      warnings: [],
      notes: () => [],
    };
  }
}

/** The persons of identities, in the place of these. */
function personsOf(identities: Uint32Array, personOf: Int32Array | undefined): Uint32Array {
  if (personOf === undefined) return identities;
  let count = 0;
  for (let i = 0; i < identities.length; i++) {
    const person = personOf[identities[i] as number] ?? -1;
    if (person >= 0) identities[count++] = person;
  }
  return identities.subarray(0, count);
}
