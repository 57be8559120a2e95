import { type EmailKey, emailKey, type Identity, type UserId, userId } from './identity.ts';
import type { MemberRecord } from './member-record.ts';
import type { Identities } from './records.ts';
import type { Member } from './roster.ts';

/** No row. */
const NONE = -1;

/**
 * Persons as columns, by number, and the ways to find one. The ways are made when they are first gone: of 40,000 names, most
 * answers ask for few.
 */
export class PersonDirectory {
  /** By the number of an identity; -1: of nobody. */
  readonly personOf: Int32Array;
  readonly members: (MemberRecord | undefined)[];
  readonly byUsername = new Map<string, number>();
  readonly #identities: Identities;
  /** Persons so far: those of ids first, in their rows' places. */
  #size: number;
  /** The row of the address that each was seen with last. */
  readonly #emailRows: Int32Array;
  /** The row of the first address of each person, and of the next one behind each address. A list each would take many times as long to make. */
  readonly #firstRows: Int32Array;
  readonly #nextRows: Int32Array;
  /** 1: an event names them. */
  readonly #inLog: Uint8Array;
  /** The ids of those whom only lists know. */
  readonly #listedIds = new Map<number, UserId>();
  #byId: Map<UserId, number> | undefined;
  #byEmail: Map<EmailKey, number> | undefined;
  #names: ReadonlyMap<number, readonly Identity[]> | undefined;

  constructor(identities: Identities) {
    const { ids, emails, unlogged, end } = identities;
    const most = ids.numbers.length + emails.numbers.length;
    this.#identities = identities;
    this.personOf = new Int32Array(end).fill(-1);
    this.#emailRows = new Int32Array(most).fill(NONE);
    this.#firstRows = new Int32Array(most).fill(NONE);
    this.#nextRows = new Int32Array(emails.numbers.length).fill(NONE);
    this.#inLog = new Uint8Array(most).fill(1, 0, ids.numbers.length);
    this.#size = ids.numbers.length;
    for (let row = 0; row < ids.numbers.length; row++) this.personOf[ids.numbers[row] as number] = row;
    for (const number of unlogged) {
      const person = this.personOf[number] as number;
      if (person >= 0) this.#inLog[person] = 0;
    }
    this.#addEmails(identities);
    this.members = Array<undefined>(this.#size).fill(undefined);
  }

  /** How many persons there are. */
  get size(): number {
    return this.#size;
  }

  idOf(person: number): UserId | null {
    const { numbers, textAt } = this.#identities.ids;
    return person < numbers.length ? (textAt(person) as UserId) : (this.#listedIds.get(person) ?? null);
  }

  emailOf(person: number): EmailKey | null {
    const row = this.emailRowOf(person);
    return row === NONE ? null : (this.#identities.emails.textAt(row) as EmailKey);
  }

  /** The place of a person's address among all addresses, in the order of their texts; -1: there is none. */
  emailRowOf(person: number): number {
    return this.#emailRows[person] ?? NONE;
  }

  isInLog(person: number): boolean {
    return this.#inLog[person] === 1;
  }

  #addEmails({ emails: { numbers, owners, claimedAt }, unlogged, activity }: Identities): void {
    const lastRows = new Int32Array(this.#firstRows.length).fill(NONE);
    let active: ReadonlySet<number> | undefined;
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] as number;
      const owner = this.personOf[owners[row] as number] ?? -1;
      const person = owner < 0 ? this.#size++ : owner;
      this.personOf[number] = person;
      if (owner < 0) {
        active ??= new Set(activity.numbers);
        const isNamed = claimedAt(row) < 0 || active.has(number);
        this.#inLog[person] = isNamed && !unlogged.has(number) ? 1 : 0;
      }
      const before = lastRows[person] as number;
      if (before === NONE) this.#firstRows[person] = row;
      else this.#nextRows[before] = row;
      lastRows[person] = row;
      const shown = this.#emailRows[person] as number;
      // Of two seen at the same moment the first in their order is shown.
      if (shown === NONE || claimedAt(row) > claimedAt(shown)) this.#emailRows[person] = row;
    }
  }

  /** The person that a member of a roster is; a new one where nothing else names them. */
  of(member: Member): number {
    const id = userId(member.id ?? '');
    if (id !== undefined) return this.#idIndex.get(id) ?? remember(this.#idIndex, id, this.#addListed(id));
    const username = member.username === undefined ? undefined : this.byUsername.get(member.username);
    const email = emailKey(member.email ?? '');
    if (email === undefined) return username ?? this.#add();
    const holder = this.#emailIndex.get(email);
    if (holder !== undefined && (this.#hasId(holder) || username === undefined)) return holder;
    if (username === undefined || holder !== undefined) {
      return holder ?? remember(this.#emailIndex, email, this.#add());
    }
    return remember(this.#emailIndex, email, username);
  }

  /** The numbers of a person's identities. */
  identitiesOf(person: number): readonly number[] {
    const { ids, emails } = this.#identities;
    const numbers = ids.numbers.slice(person, person + 1);
    for (let row = this.#firstRows[person] ?? NONE; row !== NONE; row = this.#nextRows[row] as number)
      numbers.push(emails.numbers[row] as number);
    return numbers;
  }

  /** The names by which a person is found. */
  namesOf(person: number): readonly Identity[] {
    this.#names ??= namesByPerson(this.#idIndex, this.#emailIndex, this.byUsername);
    return this.#names.get(person) ?? [];
  }

  get #idIndex(): Map<UserId, number> {
    this.#byId ??= this.#indexed<UserId>(this.#identities.ids);
    return this.#byId;
  }

  get #emailIndex(): Map<EmailKey, number> {
    this.#byEmail ??= this.#indexed<EmailKey>(this.#identities.emails);
    return this.#byEmail;
  }

  #indexed<Name extends string>({ numbers, textAt }: Identities['ids']): Map<Name, number> {
    return new Map(numbers.map((number, row) => [textAt(row) as Name, this.personOf[number] as number]));
  }

  #hasId(person: number): boolean {
    return person < this.#identities.ids.numbers.length || this.#listedIds.has(person);
  }

  #addListed(id: UserId): number {
    const person = this.#add();
    this.#listedIds.set(person, id);
    return person;
  }

  /** Somebody whom only lists know. */
  #add(): number {
    this.members.push(undefined);
    return this.#size++;
  }
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
