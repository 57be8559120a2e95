import { emailKey, identityText, userId } from '../core/identity.ts';
import type { IdentityRecord } from '../core/records.ts';
import { type Member, namesOf } from '../core/roster.ts';
import { type RandomBelow, shuffledNumbers } from './shuffle.ts';

type Kind = 'id' | 'email' | 'username';

/**
 * Pseudonyms for everybody whom a database names: `id-7`, `user-7`, `user-7@example.com`, `User 7`, and `team-3`. The numbers
 * are random, so nothing of the names is left in them; what belonged to one person has one number.
 */
export class Pseudonyms {
  /** Which person each name is of, by kind and name. */
  readonly #persons = new Map<string, number>();
  readonly #names: Readonly<Record<Kind, Map<string, string>>>;
  readonly #teams: Map<string, string>;
  readonly #numbers: Uint32Array;
  #count = 0;
  /** The persons of members who have no name but their own. */
  readonly #nameless = new Map<Member, number>();

  constructor(
    identities: readonly Pick<IdentityRecord, 'identity' | 'kind' | 'value' | 'owner'>[],
    members: readonly Member[],
    random: RandomBelow,
  ) {
    const byIdentity = new Map<number, number>();
    for (const { kind, identity, value } of identities) {
      if (kind === 'id') byIdentity.set(identity, this.#assign([{ kind, value }]));
    }
    for (const { kind, value, owner } of identities) {
      if (kind === 'email') this.#assign([{ kind, value }], byIdentity.get(owner ?? -1));
    }
    for (const member of members) {
      const names = namesOf(member);
      if (names.length === 0) this.#nameless.set(member, this.#count++);
      else this.#assign(names);
    }
    this.#numbers = shuffledNumbers(this.#count, random);
    this.#names = this.#nameAll();
    const teams = [...new Set(members.flatMap((member) => member.teams ?? []))];
    const order = shuffledNumbers(teams.length, random);
    this.#teams = new Map(teams.map((team, place) => [team, `team-${order[place]}`]));
  }

  /** What stands for an id, an address (as addresses are compared) or a username; `undefined` where nobody has it. */
  of(kind: Kind, name: string): string | undefined {
    return this.#names[kind].get(name);
  }

  /** The random number of the person that a member is. */
  numberOf(member: Member): number {
    const known = namesOf(member).map((name) => this.#persons.get(identityText(name)));
    return this.#numbers[known[0] ?? this.#nameless.get(member) ?? 0] as number;
  }

  /** The member under pseudonyms; what is empty or unknown stays so. */
  member(member: Member): Member {
    const { id, email, username, name, teams } = member;
    return {
      ...member,
      id: (id && this.of('id', userId(id) ?? '')) as Member['id'],
      email: email && this.of('email', emailKey(email) ?? ''),
      username: username && this.of('username', username),
      name: name && `User ${this.numberOf(member)}`,
      teams: teams?.map((team) => this.#teams.get(team) ?? ''),
    };
  }

  /** Gives names to one person: the given one, else whose the first known of them is, else a new one. */
  #assign(names: readonly { readonly kind: Kind; readonly value: string }[], given?: number): number {
    const keys = names.map(identityText);
    const known = keys.map((key) => this.#persons.get(key)).find((person) => person !== undefined);
    const person = given ?? known ?? this.#count++;
    for (const key of keys) if (!this.#persons.has(key)) this.#persons.set(key, person);
    return person;
  }

  /** In order of the names, which decides between two addresses that were seen at the same moment. */
  #nameAll(): Record<Kind, Map<string, string>> {
    const of = {
      id: new Map<string, string>(),
      email: new Map<string, string>(),
      username: new Map<string, string>(),
    };
    const used = new Map<string, number>();
    for (const [key, person] of [...this.#persons].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const kind = key.slice(0, key.indexOf(' ')) as Kind;
      const place = (used.get(`${kind} ${person}`) ?? 0) + 1;
      used.set(`${kind} ${person}`, place);
      of[kind].set(key.slice(kind.length + 1), written(kind, this.#numbers[person] as number, place));
    }
    return of;
  }
}

/** The `place`th name of that kind of a person. Addresses of one person sort in order of their places. */
function written(kind: Kind, number: number, place: number): string {
  const host = place === 1 ? 'example.com' : `mail-${String(place).padStart(4, '0')}.example.com`;
  if (kind === 'email') return `user-${number}@${host}`;
  return `${kind === 'id' ? 'id' : 'user'}-${number}${place === 1 ? '' : `-${place}`}`;
}
