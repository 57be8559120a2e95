import {
  type EmailKey,
  emailKey,
  type Identity,
  identityText,
  type UserId,
  userId,
} from '../core/identity.ts';
import type { LogIdentity } from '../core/packed-facts.ts';
import type { People } from '../core/people.ts';
import type { Identities } from '../core/records.ts';
import { type Member, namesOf } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/**
 * Everybody whom `who` may name, by id, e-mail address, username or name, with all whom they share a name with on any list:
 * each as among all people, and in the same order. For one person this takes a fraction of the time of deriving everybody.
 */
export function linkedPeople(ledger: Ledger, who: string): People {
  const { records, rosters } = ledger;
  const names = new Map<string, Identity>();
  const add = (name: Identity): void => {
    names.set(identityText(name), name);
  };
  const id = userId(who);
  const email = emailKey(who);
  if (id !== undefined) add({ kind: 'id', value: id });
  if (email !== undefined) add({ kind: 'email', value: email });

  const unlinked = new Map(
    rosters.flatMap(({ members }) => members.map((member) => [member, namesOf(member)])),
  );
  const link = (isLinked: (member: Member, own: readonly Identity[]) => boolean): boolean => {
    const before = unlinked.size;
    for (const [member, own] of unlinked) {
      if (!isLinked(member, own)) continue;
      own.forEach(add);
      unlinked.delete(member);
    }
    return unlinked.size < before;
  };
  const wanted = who.trim().toLowerCase();
  link(({ username, name }) => username?.toLowerCase() === wanted || name?.toLowerCase() === wanted);
  for (;;) {
    const identities = records.identitiesOf(records.numbersOf([...names.values()]));
    identitiesIn(identities).forEach(add);
    if (link((_, own) => own.some((name) => names.has(identityText(name))))) continue;
    const lists = rosters.map((roster) => ({
      ...roster,
      members: roster.members.filter((member) => !unlinked.has(member)),
    }));
    return ledger.derived(identities, lists);
  }
}

/** All ids and addresses among the identities of some persons. */
export function identitiesIn({ ids, emails }: Identities): LogIdentity[] {
  return [
    ...emails.numbers.map((_, row) => ({ kind: 'email' as const, value: emails.textAt(row) as EmailKey })),
    ...ids.numbers.map((_, row) => ({ kind: 'id' as const, value: ids.textAt(row) as UserId })),
  ];
}
