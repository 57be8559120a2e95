import type { Milestone } from '../core/entry.ts';
import type { Instant } from '../core/instant.ts';
import { memoized } from '../core/memoized.ts';
import type { People } from '../core/people.ts';
import { fewIdentities } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';

/** The first and the last event of a kind on each person; -1: there is none. */
interface Moments {
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/** The administrative events on each person, by the number of the person, up to now. */
export class PersonMilestones {
  /** Made for a kind when it is first met: most logs have few kinds. */
  readonly #moments: (milestone: Milestone) => Moments;
  readonly #any: Uint8Array;
  readonly #later: Uint8Array;

  constructor({ records, question }: Ledger, people: People) {
    const { persons, personOf } = people;
    const none = (): Float64Array => new Float64Array(persons.length).fill(-1);
    this.#moments = memoized(() => ({ first: none(), last: none() }));
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
      const { first, last } = this.#moments(milestones[row] as Milestone);
      const earliest = first[person] as number;
      if (earliest < 0 || time < earliest) first[person] = time;
      if (time > (last[person] as number)) last[person] = time;
    }
  }

  /** The first such event. */
  first(milestone: Milestone, person: number): Instant | undefined {
    return known(this.#moments(milestone).first[person]);
  }

  /** The last such event. */
  last(milestone: Milestone, person: number): Instant | undefined {
    return known(this.#moments(milestone).last[person]);
  }

  hasAny(person: number): boolean {
    return this.#any[person] === 1;
  }

  /** Whether there is one after now. */
  hasLater(person: number): boolean {
    return this.#later[person] === 1;
  }
}

function known(moment: number | undefined): Instant | undefined {
  return moment === undefined || moment < 0 ? undefined : (moment as Instant);
}
