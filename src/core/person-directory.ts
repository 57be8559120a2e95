import { type EmailKey, emailKey, type Identity, type UserId, userId } from './identity.ts';
import type { MemberRecord } from './member-record.ts';
import type { EmailColumns, Identities } from './records.ts';
import type { Member } from './roster.ts';

/** The identities of each person: the first, and for each identity the next; -1: no more. A list each would take many times as long to make. */
interface Chains {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/**
 * Persons as columns, by number, and the ways to find one. The ways are made when they are first gone: of 40,000 names, most
 * answers ask for few.
 */
export class PersonDirectory {
  readonly ids: (UserId | null)[] = [];
  /** The address that each was seen with last. */
  readonly emails: (EmailKey | null)[] = [];
  readonly members: (MemberRecord | undefined)[] = [];
  readonly inLog: boolean[] = [];
  /** By the number of an identity; -1: of nobody. */
  readonly personOf: Int32Array;
  readonly byUsername = new Map<string, number>();
  readonly #identities: Identities;
  #byId: Map<UserId, number> | undefined;
  #byEmail: Map<EmailKey, number> | undefined;
  #names: ReadonlyMap<number, readonly Identity[]> | undefined;
  #chains: Chains | undefined;

  constructor(identities: Identities) {
    const { ids, emails } = identities;
    this.#identities = identities;
    this.personOf = new Int32Array(1 + Math.max(highest(ids.numbers), highest(emails.numbers))).fill(-1);
    for (let row = 0; row < ids.values.length; row++) {
      const number = ids.numbers[row] as number;
      this.personOf[number] = this.#add(ids.values[row] as UserId, !ids.unlogged.has(number));
    }
    this.#addEmails(emails);
  }

  #addEmails({ values, numbers, lastAt, unlogged, owners, claimedAt }: EmailColumns): void {
    const shownAt = new Float64Array(this.ids.length + values.length).fill(-1);
    for (let row = 0; row < values.length; row++) {
      const number = numbers[row] as number;
      const owner = owners[row] ?? -1;
      const claimed = claimedAt[row] ?? null;
      let person = this.personOf[owner] ?? -1;
      if (person < 0) {
        const isActive = claimed === null || lastAt[row] !== null;
        person = this.#add(null, isActive && !unlogged.has(number));
      }
      this.personOf[number] = person;
      // Rows come in order of address, so of two seen at the same moment the first in that order is shown.
      if (this.emails[person] === null || (claimed ?? 0) > (shownAt[person] as number)) {
        this.emails[person] = values[row] as EmailKey;
        shownAt[person] = claimed ?? 0;
      }
    }
  }

  /** The person that a member of a roster is; a new one where nothing else names them. */
  of(member: Member): number {
    const id = userId(member.id ?? '');
    if (id !== undefined) return this.#idIndex.get(id) ?? remember(this.#idIndex, id, this.#add(id, false));
    const username = member.username === undefined ? undefined : this.byUsername.get(member.username);
    const email = emailKey(member.email ?? '');
    if (email === undefined) return username ?? this.#add(null, false);
    const holder = this.#emailIndex.get(email);
    if (holder !== undefined && (this.ids[holder] !== null || username === undefined)) return holder;
    if (username === undefined || holder !== undefined) {
      return holder ?? remember(this.#emailIndex, email, this.#add(null, false));
    }
    return remember(this.#emailIndex, email, username);
  }

  /** The numbers of a person's identities. */
  identitiesOf(person: number): readonly number[] {
    this.#chains ??= this.#chained();
    const { first, next } = this.#chains;
    const numbers: number[] = [];
    for (let number = first[person] ?? -1; number >= 0; number = next[number] as number) numbers.push(number);
    return numbers;
  }

  /** The names by which a person is found. */
  namesOf(person: number): readonly Identity[] {
    this.#names ??= namesByPerson(this.#idIndex, this.#emailIndex, this.byUsername);
    return this.#names.get(person) ?? [];
  }

  get #idIndex(): Map<UserId, number> {
    this.#byId ??= this.#indexed(this.#identities.ids);
    return this.#byId;
  }

  get #emailIndex(): Map<EmailKey, number> {
    this.#byEmail ??= this.#indexed(this.#identities.emails);
    return this.#byEmail;
  }

  #indexed<Name>({
    values,
    numbers,
  }: {
    readonly values: readonly Name[];
    readonly numbers: readonly number[];
  }) {
    return new Map(values.map((value, row) => [value, this.personOf[numbers[row] as number] as number]));
  }

  #chained(): Chains {
    const { ids, emails } = this.#identities;
    const first = new Int32Array(this.ids.length).fill(-1);
    const next = new Int32Array(this.personOf.length);
    for (const { numbers } of [emails, ids]) {
      for (let row = numbers.length - 1; row >= 0; row--) {
        const number = numbers[row] as number;
        const person = this.personOf[number] as number;
        next[number] = first[person] as number;
        first[person] = number;
      }
    }
    return { first, next };
  }

  #add(id: UserId | null, inLog: boolean): number {
    this.ids.push(id);
    this.emails.push(null);
    this.members.push(undefined);
    this.inLog.push(inLog);
    return this.ids.length - 1;
  }
}

function highest(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

function remember<Name>(index: Map<Name, number>, name: Name, person: number): number {
  index.set(name, person);
  return person;
}

function namesByPerson(
  ids: ReadonlyMap<UserId, number>,
  emails: ReadonlyMap<EmailKey, number>,
  usernames: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Identity[]> {
  const names = new Map<number, Identity[]>();
  for (const [value, person] of ids) addTo(names, person, { kind: 'id', value });
  for (const [value, person] of emails) addTo(names, person, { kind: 'email', value });
  for (const [value, person] of usernames) addTo(names, person, { kind: 'username', value });
  return names;
}

function addTo<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
