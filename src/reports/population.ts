import { BUILT_IN_SERVICES, derivePeople, type People, type Person } from '../core/people.ts';
import type { Records } from '../core/records.ts';

/** Who is who as far as counting needs it. */
export interface Population {
  /** One more than the highest number of a person. */
  readonly size: number;
  /** The number of the person that each identity belongs to; -1: nobody who counts. `undefined`: the identity's own number. */
  readonly personOf: Int32Array | undefined;
  /** The persons with these numbers, in their order. */
  persons(numbers: readonly number[]): readonly (Person | undefined)[];
}

/** The population of derived people: a person's number is the index. */
export function populationOf({ persons, personOf }: People, withServiceAccounts: boolean): Population {
  const counted = (person: number): number => (persons[person]?.service === true ? -1 : person);
  return {
    size: persons.length,
    personOf: withServiceAccounts ? personOf : personOf.map(counted),
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
  const { highest, activeAddresses } = records.identityNumbers();
  const personOf =
    activeAddresses.length > 0 ? Int32Array.from({ length: highest + 1 }, (_, i) => i) : undefined;
  for (const { identity, owner } of activeAddresses) {
    if (owner === null) return undefined;
    if (personOf !== undefined) personOf[identity] = owner;
  }
  return {
    size: highest + 1,
    personOf,
    persons: (numbers) => {
      const some = derivePeople(records.identitiesOf(numbers), records.rosters(), services);
      return numbers.map((identity) => some.persons[some.personOf[identity] ?? -1]);
    },
  };
}
