import { UserError, usageError } from '../core/errors.ts';
import { emailKey, userId } from '../core/identity.ts';
import { nearestName } from '../core/nearest-name.ts';
import type { People, Person } from '../core/people.ts';
import type { Ledger } from './ledger.ts';
import { linkedPeople } from './linked-people.ts';
import { isKnown, type Standing, standings } from './standing.ts';

/** More people than that are to be searched, not suggested. */
const MOST_SUGGESTED = 3;

/**
 * The one person whom `who` names, by id, e-mail address, username or name: the first of these that anybody carries.
 * Throws a `UserError` where nobody, or more than one person, is called that, or nothing is said. `verb`: what cannot be done then.
 */
export function findUser(ledger: Ledger, who: string, verb: 'show' | 'forget'): Standing {
  if (who.trim() === '')
    throw usageError('WHO is empty', 'name somebody by id, e-mail address, username or name');
  const found = usersCalled(knownAmong(ledger, linkedPeople(ledger, who)), who);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1) {
    const ways = found.map(({ person }) => person.email ?? person.id ?? person.member?.username ?? '?');
    throw new UserError(`cannot ${verb} ${who}: ${found.length} people are called that`, {
      hint: `name one of them: ${ways.slice(0, 5).join(', ')}`,
    });
  }
  throw new UserError(`cannot ${verb} ${who}: nobody in the log or on the roster is called that`, {
    hint:
      suggestion(knownAmong(ledger, ledger.people), who) ??
      'search with: orgactivity users --unlisted --search TEXT',
  });
}

function knownAmong(ledger: Ledger, people: People): Standing[] {
  return standings(ledger, people).filter((user) => isKnown(user, ledger));
}

/** Those who carry it as their id; if nobody does, as their e-mail address, and so on. */
function usersCalled(users: readonly Standing[], who: string): readonly Standing[] {
  const wanted = who.trim().toLowerCase();
  const address = emailKey(who);
  const ways: readonly ((user: Standing) => boolean)[] = [
    ({ person }) => person.id !== null && person.id === userId(who),
    ({ person }) => address !== undefined && addressesOf(person).includes(address),
    ({ person }) => person.member?.username?.toLowerCase() === wanted,
    ({ person }) => person.member?.name?.toLowerCase() === wanted,
  ];
  return ways.map((isCalled) => users.filter(isCalled)).find((found) => found.length > 0) ?? [];
}

/** The address that is shown, and all that are known, also earlier ones. */
function addressesOf({ email, names }: Person): readonly (string | undefined)[] {
  const known = names.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  return [emailKey(email ?? ''), ...known];
}

/** Who may be meant: of whom `who` is a part of the name or address, else whose is near. Never an id: one that looks alike is of somebody else. */
function suggestion(known: readonly Standing[], who: string): string | undefined {
  const wanted = who.trim().toLowerCase();
  const called = known.map(({ person }) => callingsOf(person));
  const partly = called.filter((callings) => callings.flatMap(partsOf).includes(wanted));
  const likely = partly.map(([first = '']) => first).sort();
  if (likely.length > MOST_SUGGESTED) return undefined;
  if (likely.length > 0) return `did you mean ${likely.join(' or ')}?`;
  const nearest = nearestName(wanted, called.flat());
  return nearest === undefined ? undefined : `did you mean ${nearest}?`;
}

/** Address, username and name, as far as they are known. */
function callingsOf({ email, member }: Person): string[] {
  const texts = [email, member?.username, member?.name].filter((text) => typeof text === 'string');
  return texts.filter((text) => text !== '');
}

/** What people call each other by: a name, or what stands before the `@`, and the words of it. */
function partsOf(calling: string): string[] {
  const [before = ''] = calling.toLowerCase().split('@');
  return [before, ...before.split(/[\s._-]+/)];
}
