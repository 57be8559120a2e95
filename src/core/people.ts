import { type EmailKey, emailKey, type Identity, type UserId, userId } from './identity.ts';
import { completeMember, type MemberRecord } from './member-record.ts';
import { PersonDirectory } from './person-directory.ts';
import type { Identities } from './records.ts';
import type { Member, Roster } from './roster.ts';

/** One person, as the links between ids, e-mail addresses and usernames make them out. */
export interface Person {
  readonly id: UserId | null;
  readonly email: string | null;
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
  const known = new Set([...BUILT_IN_SERVICES, ...serviceNames].flatMap(spellingsOf));
  known.delete('');
  const services = { names: known, persons: personsAt(known, identities, directory) };
  return {
    persons: directory.ids.map((_, index) => new DerivedPerson(directory, index, services)),
    personOf: directory.personOf,
    identities,
    hasRoster: rosters.length > 0,
  };
}

/** Service accounts: their names, and who has or had one of these as their address in the log. */
interface Services {
  readonly names: ReadonlySet<string>;
  readonly persons: ReadonlySet<number>;
}

/** The persons of these addresses, also of earlier ones. */
function personsAt(
  addresses: ReadonlySet<string>,
  { emails }: Identities,
  { personOf }: PersonDirectory,
): Set<number> {
  const persons = new Set<number>();
  for (let row = 0; row < emails.values.length; row++) {
    if (!addresses.has(emails.values[row] as EmailKey)) continue;
    persons.add(personOf[emails.numbers[row] as number] as number);
  }
  return persons;
}

/** A list may give neither id nor address, only a username. */
function isNamedByUsername({ id, email }: Member): boolean {
  return userId(id ?? '') === undefined && emailKey(email ?? '') === undefined;
}

/** A line of the directory. */
class DerivedPerson implements Person {
  readonly #directory: PersonDirectory;
  readonly #index: number;
  readonly #services: Services;
  #isService: boolean | undefined;

  constructor(directory: PersonDirectory, index: number, services: Services) {
    this.#directory = directory;
    this.#index = index;
    this.#services = services;
  }

  get id(): UserId | null {
    return this.#directory.ids[this.#index] ?? null;
  }

  get email(): string | null {
    return this.member?.email || this.#seenEmail;
  }

  get identities(): readonly number[] {
    return this.#directory.identitiesOf(this.#index);
  }

  get names(): readonly Identity[] {
    return this.#directory.namesOf(this.#index);
  }

  get member(): MemberRecord | undefined {
    return this.#directory.members[this.#index];
  }

  get inLog(): boolean {
    return this.#directory.inLog[this.#index] === true;
  }

  get service(): boolean {
    this.#isService ??= this.member?.service === true || this.#isNamedAsService();
    return this.#isService;
  }

  #isNamedAsService(): boolean {
    const { id, member } = this;
    if (this.#services.persons.has(this.#index)) return true;
    const names = [id, member?.username, emailKey(member?.email ?? '')];
    return names.some((name) => name != null && this.#services.names.has(name));
  }

  get #seenEmail(): string | null {
    return this.#directory.emails[this.#index] ?? null;
  }
}
