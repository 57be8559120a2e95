import { createHmac, randomBytes } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { emailKey, userId } from '../core/identity.ts';
import { identityKey, logIdentity } from '../core/packed-facts.ts';
import type { Member } from '../core/roster.ts';
import type { Connection } from './database.ts';

/** What somebody is called by, beside their name. */
export type CallName = {
  readonly kind: 'id' | 'email' | 'username';
  /** An e-mail address as addresses are compared. */
  readonly value: string;
};

interface Pseudonym {
  readonly value: string;
  readonly person: number;
}

/**
 * Who was forgotten. Their names are not kept, only keyed hashes of them, by which a name that comes again is recognised and
 * replaced. Whoever has the database has the key as well, and can find out whether a name that they guess is among them.
 */
export class Forgotten {
  readonly #db: Connection;
  readonly #select: Statement<[Buffer], Pseudonym>;
  #key: Buffer | undefined;

  constructor(db: Connection) {
    this.#db = db;
    this.#select = db.prepare('SELECT value, person FROM forgotten WHERE hash = ?');
    const key = db
      .prepare<[], string>(`SELECT value FROM setting WHERE name = 'forgotten_key'`)
      .pluck()
      .get();
    this.#key = key === undefined ? undefined : Buffer.from(key, 'hex');
  }

  /** Whether nobody was: then there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#key === undefined;
  }

  /** What stands in the place of a name, and whose it was; `undefined` where it is not forgotten. */
  find({ kind, value }: CallName): Pseudonym | undefined {
    return this.#key === undefined ? undefined : this.#select.get(hash(this.#key, { kind, value }));
  }

  /** How many names are forgotten. */
  get size(): number {
    return Number(this.#db.prepare('SELECT count(*) FROM forgotten').pluck().get());
  }

  /** The number of the person whose pseudonym that is. */
  personCalled({ kind, value }: CallName): number | undefined {
    return this.#db
      .prepare<[string, string], number>('SELECT person FROM forgotten WHERE kind = ? AND value = ?')
      .pluck()
      .get(kind, value);
  }

  /** The number for one more person. */
  nextPerson(): number {
    return Number(this.#db.prepare('SELECT coalesce(max(person), 0) + 1 FROM forgotten').pluck().get());
  }

  /** Replaces a name of that person in the identities, in what lists knew, and for good. Answers the pseudonym. */
  add(person: number, name: CallName): string {
    const known = this.find(name);
    if (known !== undefined) return known.value;
    const value = this.#unusedPseudonym(person, name.kind);
    this.#db
      .prepare('INSERT INTO forgotten (hash, kind, value, person) VALUES (?, ?, ?, ?)')
      .run(hash(this.#keyMadeOnce(), name), name.kind, value, person);
    this.#db
      .prepare('UPDATE identity SET value = ? WHERE kind = ? AND value = ?')
      .run(value, name.kind, name.value);
    this.#db
      .prepare('UPDATE listed_activity SET value = ? WHERE kind = ? AND value = ?')
      .run(value, name.kind, name.value);
    return value;
  }

  /** The key of an identity in packed facts, without a forgotten name. */
  identityKey(key: string): string {
    const { kind, value } = logIdentity(key);
    const pseudonym = this.find({ kind, value });
    return pseudonym === undefined ? key : identityKey(kind, pseudonym.value);
  }

  /** A member of a list without forgotten names. What the list calls a forgotten person by beside those is forgotten too. */
  member(member: Member): Member {
    const id = nameOf('id', userId(member.id ?? ''));
    const email = nameOf('email', emailKey(member.email ?? ''));
    const username = nameOf('username', member.username);
    const person = this.#personOf(id, email, username);
    const replace = (name: CallName | undefined, written: string | undefined): string | undefined => {
      if (name === undefined) return written;
      return person === undefined ? (this.find(name)?.value ?? written) : this.add(person, name);
    };
    return {
      ...member,
      id: replace(id, member.id) as Member['id'],
      email: replace(email, member.email),
      username: replace(username, member.username),
      name: person === undefined || !member.name ? member.name : pseudonymOf(person),
    };
  }

  /** The forgotten person that a member is, by the rules of who is who: an id decides, then an address, then a username. */
  #personOf(id?: CallName, email?: CallName, username?: CallName): number | undefined {
    const byEmail = email && this.find(email)?.person;
    if (id === undefined) return byEmail ?? (username && this.find(username)?.person);
    const byId = this.find(id)?.person;
    if (byId !== undefined || byEmail === undefined) return byId;
    const hasAnotherId = this.#db.prepare(`SELECT 1 FROM forgotten WHERE person = ? AND kind = 'id'`);
    return hasAnotherId.get(byEmail) === undefined ? byEmail : undefined;
  }

  #unusedPseudonym(person: number, kind: CallName['kind']): string {
    const taken = this.#db.prepare<{ kind: string; value: string }>(
      `SELECT 1 FROM forgotten WHERE kind = :kind AND value = :value
        UNION ALL
       SELECT 1 FROM identity WHERE kind = :kind AND value = :value`,
    );
    for (let place = 1; ; place++) {
      const name = place === 1 ? pseudonymOf(person) : `${pseudonymOf(person)}-${place}`;
      const value = kind === 'email' ? `${name}@example.invalid` : name;
      if (taken.get({ kind, value }) === undefined) return value;
    }
  }

  #keyMadeOnce(): Buffer {
    if (this.#key === undefined) {
      this.#key = randomBytes(32);
      this.#db
        .prepare(`INSERT INTO setting (name, value) VALUES ('forgotten_key', ?)`)
        .run(this.#key.toString('hex'));
    }
    return this.#key;
  }
}

/** What a forgotten person is called. */
export function pseudonymOf(person: number): string {
  return `forgotten-${person}`;
}

function nameOf(kind: CallName['kind'], value: string | undefined): CallName | undefined {
  return value === undefined || value === '' ? undefined : { kind, value };
}

function hash(key: Buffer, { kind, value }: CallName): Buffer {
  return createHmac('sha256', key).update(`${kind} ${value}`).digest();
}
