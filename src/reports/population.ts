import { BUILT_IN_SERVICES, derivePeople, type People, type Person } from '../core/people.ts';
import type { Records } from '../core/records.ts';

/** Who is who as far as counting needs it. */
export interface Population {
  /** One more than the highest number of a person. */
  readonly size: number;
  /** The number of the person that an identity belongs to; negative: nobody. */
  personOf(identity: number): number;
  /** Whether that person counts among the people. */
  counts(person: number): boolean;
  /** The persons with these numbers, in their order. */
  persons(numbers: readonly number[]): readonly (Person | undefined)[];
}

/** The population of derived people: a person's number is the index. */
export function populationOf({ persons, personOf }: People, withServiceAccounts: boolean): Population {
  return {
    size: persons.length,
    personOf: (identity) => personOf[identity] ?? -1,
    counts: (person) => withServiceAccounts || persons[person]?.service !== true,
    persons: (numbers) => numbers.map((number) => persons[number]),
  };
}

/**
 * The same without deriving the people, which takes most of the time of a short answer: a person's number is that of the
 * identity, for an address that of its owner. `undefined` where that is not enough: service accounts are to be told from
 * people, or an address without an owner may be linked to somebody by a username.
 */
export function quickPopulation(
  records: Records,
  services: readonly string[],
  withServiceAccounts: boolean,
): Population | undefined {
  const hasServices = services.length > 0 || records.hasServiceAccounts(BUILT_IN_SERVICES);
  if (hasServices && !withServiceAccounts) return undefined;
  const owners = new Map<number, number>();
  for (const { identity, owner } of records.activeAddresses()) {
    if (owner === null) return undefined;
    owners.set(identity, owner);
  }
  return {
    size: records.identityCount() + 1,
    personOf: (identity) => owners.get(identity) ?? identity,
    counts: () => true,
    persons: (numbers) => {
      const some = derivePeople(records.identitiesOf(numbers), records.rosters(), services);
      return numbers.map((identity) => some.persons[some.personOf[identity] ?? -1]);
    },
  };
}
