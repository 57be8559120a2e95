import { type EmailKey, emailKey, type Identity, type UserId, userId } from './identity.ts';
import { completeMember, type MemberRecord } from './member-record.ts';
import type { IdentityRecord } from './records.ts';
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
  readonly persons: readonly Person[];
  /** The index in `persons` of each identity; -1: of nobody. */
  readonly personOf: Int32Array;
  /** Whether there is a roster; without one, everybody whom the log names is listed. */
  readonly hasRoster: boolean;
}

/** What the name of a service account, as somebody wrote it, can be: an id or username, or an address as addresses are compared. */
export function spellingsOf(written: string): readonly string[] {
  return [written.trim(), emailKey(written) ?? ''];
}

interface Draft {
  id: UserId | null;
  email: string | null;
  emailAt: number;
  identities: number[];
  names: Identity[];
  member: MemberRecord | undefined;
  inLog: boolean;
}

/** Accounts that every self-managed server has (W&B data, 2.3). */
export const BUILT_IN_SERVICES = ['service@wandb.com', 'restore@wandb.com'];

/**
 * Who is who (definitions, "Identity"): an id is a person; an e-mail address belongs to the id that was seen with it last,
 * and is a person of its own where there is none; a username that a roster gives without either belongs to whoever
 * carries it on another list. `rosters`: the newest first. `services`: ids, addresses or usernames of service accounts.
 */
export function derivePeople(
  identities: readonly IdentityRecord[],
  rosters: readonly Roster[],
  services: readonly string[] = [],
): People {
  const size = 1 + identities.reduce((most, { identity }) => Math.max(most, identity), 0);
  const drafts = new Drafts(identities, size);
  for (const byUsername of [false, true]) {
    for (const roster of rosters) {
      for (const member of roster.members) {
        const known = userId(member.id ?? '') !== undefined || emailKey(member.email ?? '') !== undefined;
        if (known === byUsername) continue;
        const draft = drafts.of(member);
        draft.member = completeMember(draft.member, member, roster.takenAt);
        if (draft.member.username) drafts.byUsername.set(draft.member.username, draft);
      }
    }
  }
  const known = new Set([...BUILT_IN_SERVICES, ...services].flatMap(spellingsOf));
  known.delete('');
  drafts.name();
  const persons = drafts.all.map((draft) => person(draft, known));
  const personOf = new Int32Array(size).fill(-1);
  persons.forEach(({ identities: own }, index) => {
    for (const identity of own) personOf[identity] = index;
  });
  return { persons, personOf, hasRoster: rosters.length > 0 };
}

function person(draft: Draft, services: ReadonlySet<string>): Person {
  const { id, member, identities, names, inLog } = draft;
  const email = member?.email || draft.email;
  return {
    id,
    email,
    identities,
    names,
    member,
    inLog,
    service: member?.service === true || isNamed(services, id, draft.email, member),
  };
}

function isNamed(
  services: ReadonlySet<string>,
  id: string | null,
  email: string | null,
  member?: Member,
): boolean {
  if ((id !== null && services.has(id)) || (email !== null && services.has(email))) return true;
  if (member === undefined) return false;
  const { username = '', email: written = '' } = member;
  return services.has(username) || services.has(emailKey(written) ?? '');
}

/** Persons in the making, and the ways to find one. */
class Drafts {
  readonly all: Draft[] = [];
  readonly byUsername = new Map<string, Draft>();
  readonly #byId = new Map<string, Draft>();
  readonly #byEmail = new Map<string, Draft>();

  /** `size`: one more than the highest number of an identity. */
  constructor(identities: readonly IdentityRecord[], size: number) {
    const byIdentity = new Array<Draft | undefined>(size).fill(undefined);
    for (const { kind, value, identity, inLog } of identities) {
      if (kind !== 'id') continue;
      const draft = this.#add(value as UserId, inLog);
      draft.identities.push(identity);
      byIdentity[identity] = draft;
      this.#byId.set(value, draft);
    }
    for (const { kind, value, identity, inLog, owner, claimedAt, lastAt } of identities) {
      if (kind !== 'email') continue;
      const holder = owner === null ? undefined : byIdentity[owner];
      const draft = holder ?? this.#add(null, inLog && (claimedAt === null || lastAt !== null));
      draft.identities.push(identity);
      this.#byEmail.set(value, draft);
      // Rows come in order of address, so of two seen at the same moment the first in that order is shown.
      if (draft.email === null || (claimedAt ?? 0) > draft.emailAt) {
        draft.email = value;
        draft.emailAt = claimedAt ?? 0;
      }
    }
  }

  /** The person that a member of a roster is; a new one where nothing else names them. */
  of(member: Member): Draft {
    const id = userId(member.id ?? '');
    if (id !== undefined) return this.#byId.get(id) ?? this.#remember(this.#byId, id, this.#add(id, false));
    const username = member.username === undefined ? undefined : this.byUsername.get(member.username);
    const email = emailKey(member.email ?? '');
    if (email === undefined) return username ?? this.#add(null, false);
    const holder = this.#byEmail.get(email);
    if (holder !== undefined && (holder.id !== null || username === undefined)) return holder;
    if (username === undefined || holder !== undefined) {
      return holder ?? this.#remember(this.#byEmail, email, this.#add(null, false));
    }
    return this.#remember(this.#byEmail, email, username);
  }

  /** Tells each draft the names by which it is found. */
  name(): void {
    for (const [value, { names }] of this.#byId) names.push({ kind: 'id', value: value as UserId });
    for (const [value, { names }] of this.#byEmail) names.push({ kind: 'email', value: value as EmailKey });
    for (const [value, { names }] of this.byUsername) names.push({ kind: 'username', value });
  }

  #add(id: UserId | null, inLog: boolean): Draft {
    const draft: Draft = {
      id,
      email: null,
      emailAt: -1,
      identities: [],
      names: [],
      member: undefined,
      inLog,
    };
    this.all.push(draft);
    return draft;
  }

  #remember(index: Map<string, Draft>, key: string, draft: Draft): Draft {
    index.set(key, draft);
    return draft;
  }
}
