import type { Milestone } from '../core/entry.ts';
import type { Instant } from '../core/instant.ts';
import type { People } from '../core/people.ts';
import { fewIdentities } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';

/** The administrative events on each person, by the number of the person, up to now. */
export class PersonMilestones {
  readonly #first: Readonly<Record<Milestone, Float64Array>>;
  readonly #last: Readonly<Record<Milestone, Float64Array>>;
  readonly #any: Uint8Array;
  readonly #later: Uint8Array;

  constructor({ records, question }: Ledger, people: People) {
    const { persons, personOf } = people;
    const times = (none: number) => eachMilestone(() => new Float64Array(persons.length).fill(none));
    this.#first = times(Number.POSITIVE_INFINITY);
    this.#last = times(-1);
    this.#any = new Uint8Array(persons.length);
    this.#later = new Uint8Array(persons.length);
    const { identities, milestones, at } = records.milestones(fewIdentities(people));
    for (let row = 0; row < identities.length; row++) {
      const person = personOf[identities[row] as number] ?? -1;
      const time = at[row] as Instant;
      if (person < 0) continue;
      if (time > question.now) {
        this.#later[person] = 1;
        continue;
      }
      this.#any[person] = 1;
      const first = this.#first[milestones[row] as Milestone];
      const last = this.#last[milestones[row] as Milestone];
      if (time < (first[person] as number)) first[person] = time;
      if (time > (last[person] as number)) last[person] = time;
    }
  }

  /** The first such event. */
  first(milestone: Milestone, person: number): Instant | undefined {
    const at = this.#first[milestone][person] as Instant;
    return at === Number.POSITIVE_INFINITY ? undefined : at;
  }

  /** The last such event. */
  last(milestone: Milestone, person: number): Instant | undefined {
    const at = this.#last[milestone][person] as Instant;
    return at < 0 ? undefined : at;
  }

  hasAny(person: number): boolean {
    return this.#any[person] === 1;
  }

  /** Whether there is one after now. */
  hasLater(person: number): boolean {
    return this.#later[person] === 1;
  }
}

function eachMilestone<Value>(make: () => Value): Record<Milestone, Value> {
  return {
    invited: make(),
    created: make(),
    'signed-in': make(),
    deactivated: make(),
    reactivated: make(),
  };
}
