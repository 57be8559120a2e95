import { emailKey, type Identity, type UserId, userId } from './identity.ts';
import { completeMember, type MemberRecord } from './member-record.ts';
import { PersonDirectory } from './person-directory.ts';
import type { Identities } from './records.ts';
import { type Member, namesOf, type Roster } from './roster.ts';

/** One person, as the links between ids, e-mail addresses and usernames make them out. */
export interface Person {
  readonly id: UserId | null;
  readonly email: string | null;
  /** What sorts as the address does among these people: it need not be looked at. */
  readonly emailOrder: number | string;
  /** The identities under which the store keeps this person's facts. */
  readonly identities: readonly number[];
  /** Under which names lists may know this person. */
  readonly names: readonly Identity[];
  /** What the newest roster says; `undefined`: not on it, or there is none. */
  readonly member: MemberRecord | undefined;
  /** An event names this person, as the one who did it or the one it was done to. */
  readonly inLog: boolean;
  readonly service: boolean;
}

/** Everybody whom the log or the newest roster names. */
export interface People {
  /** What of a person few answers ask, such as their names, is made when it is asked for. */
  readonly persons: readonly Person[];
  /** The index in `persons` of each identity; -1: of nobody. */
  readonly personOf: Int32Array;
  /** Under what the store keeps their facts. */
  readonly identities: Identities;
  /** Whether there is a roster; without one, everybody whom the log names is listed. */
  readonly hasRoster: boolean;
}

/** What the name of a service account, as somebody wrote it, can be: a username, an id also as SCIM writes it, or an address as addresses are compared. */
export function spellingsOf(written: string): readonly string[] {
  return [written.trim(), userId(written) ?? '', emailKey(written) ?? ''];
}

/** Accounts that every self-managed server has (W&B data, 2.3). */
export const BUILT_IN_SERVICES = ['service@wandb.com', 'restore@wandb.com'];

/**
 * Who is who (definitions, "Identity"): an id is a person; an e-mail address belongs to the id that was seen with it last,
 * and is a person of its own where there is none; a username that a roster gives without either belongs to whoever
 * carries it on another list. `rosters`: the newest first. `serviceNames`: ids, addresses or
 * usernames of service accounts.
 */
export function derivePeople(
  identities: Identities,
  rosters: readonly Roster[],
  serviceNames: readonly string[] = [],
): People {
  const directory = new PersonDirectory(identities);
  for (const byUsername of [false, true]) {
    for (const { members, takenAt } of rosters) {
      for (const member of members) {
        if (isNamedByUsername(member) !== byUsername) continue;
        const person = directory.of(member);
        const completed = completeMember(directory.members[person], member, takenAt);
        directory.members[person] = completed;
        if (completed.username) directory.byUsername.set(completed.username, person);
      }
    }
  }
  const hasRoster = rosters.length > 0;
  const known = new Set([...BUILT_IN_SERVICES, ...serviceNames].flatMap(spellingsOf));
  known.delete('');
  const services = { names: known, persons: personsCalled(known, identities, directory) };
  const derived = { directory, services, hasRoster };
  return {
    persons: Array.from({ length: directory.size }, (_, index) => new DerivedPerson(derived, index)),
    personOf: directory.personOf,
    identities,
    hasRoster,
  };
}

/** Service accounts: their names, and which persons the log knows by these, also by an earlier address. */
interface Services {
  readonly names: ReadonlySet<string>;
  readonly persons: ReadonlySet<number>;
}

/** Those whose id or address, also an earlier one, is one of these names. */
function personsCalled(
  names: ReadonlySet<string>,
  { numberOf }: Identities,
  { personOf }: PersonDirectory,
): Set<number> {
  const persons = new Set<number>();
  for (const name of names) {
    for (const kind of ['id', 'email'] as const) {
      const number = numberOf(kind, name);
      if (number !== undefined) persons.add(personOf[number] as number);
    }
  }
  return persons;
}

/** A list may give neither id nor address, only a username. */
function isNamedByUsername({ id, email }: Member): boolean {
  return userId(id ?? '') === undefined && emailKey(email ?? '') === undefined;
}

/** What is known of everybody. */
interface Derived {
  readonly directory: PersonDirectory;
  readonly services: Services;
  readonly hasRoster: boolean;
}

/** A line of the directory. */
class DerivedPerson implements Person {
  readonly #all: Derived;
  readonly #index: number;
  #isService: boolean | undefined;

  constructor(all: Derived, index: number) {
    this.#all = all;
    this.#index = index;
  }

  get id(): UserId | null {
    return this.#all.directory.idOf(this.#index);
  }

  get email(): string | null {
    return this.member?.email || this.#all.directory.emailOf(this.#index);
  }

  get emailOrder(): number | string {
    // Lists write addresses as they like: with those only the texts can be compared.
    return this.#all.hasRoster ? (this.email ?? '') : this.#all.directory.emailRowOf(this.#index);
  }

  get identities(): readonly number[] {
    return this.#all.directory.identitiesOf(this.#index);
  }

  get names(): readonly Identity[] {
    return this.#all.directory.namesOf(this.#index);
  }

  get member(): MemberRecord | undefined {
    return this.#all.directory.members[this.#index];
  }

  get inLog(): boolean {
    return this.#all.directory.isInLog(this.#index);
  }

  get service(): boolean {
    this.#isService ??= this.member?.service === true || this.#isNamedAsService();
    return this.#isService;
  }

  #isNamedAsService(): boolean {
    const { services } = this.#all;
    if (services.persons.has(this.#index)) return true;
    const names = this.member === undefined ? [] : namesOf(this.member);
    return names.some(({ value }) => services.names.has(value));
  }
}
