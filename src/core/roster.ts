import { emailKey, type Identity, identityText, type UserId, userId } from './identity.ts';
import type { Instant } from './instant.ts';

/** Kinds of user lists; lists of different kinds and about the same date complete one another. */
export type RosterKind = 'scim-users' | 'scim-groups' | 'csv';

/** What a list itself says of a member's account. */
export type MemberState = 'accepted' | 'invited' | 'deactivated';

/** One member as one list knows them. `undefined`: the list does not say; an empty text or list: it says that there is none. */
export interface Member {
  readonly id: UserId | undefined;
  /** As written; compared by its `emailKey`. */
  readonly email: string | undefined;
  readonly username: string | undefined;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly teams: readonly string[] | undefined;
  readonly modelsSeat: string | undefined;
  readonly weaveAccess: string | undefined;
  readonly state: MemberState | undefined;
  readonly lastActive: Instant | undefined;
  readonly activeDays: number | undefined;
  readonly addedAt: Instant | undefined;
  readonly runs: number | undefined;
  readonly reports: number | undefined;
  readonly service: boolean | undefined;
}

/** A user list, or one page of it. */
export interface Roster {
  readonly kind: RosterKind;
  /** When it was true: `--taken-at`, else the time of the pull, else the file's modification time. */
  readonly takenAt: Instant;
  /** Which page this is: the number of its first member, from 1. */
  readonly startIndex: number;
  /** How many members all pages have; `undefined` where the list is known to be whole. */
  readonly total: number | undefined;
  readonly members: readonly Member[];
}

/** A member of whom nothing is known; decoders fill in what their list says. */
export const UNKNOWN_MEMBER: Member = {
  id: undefined,
  email: undefined,
  username: undefined,
  name: undefined,
  role: undefined,
  teams: undefined,
  modelsSeat: undefined,
  weaveAccess: undefined,
  state: undefined,
  lastActive: undefined,
  activeDays: undefined,
  addedAt: undefined,
  runs: undefined,
  reports: undefined,
  service: undefined,
};

/** What a list calls a member by beside their name; the first of these decides who they are. */
export function namesOf({ id, email, username }: Pick<Member, 'id' | 'email' | 'username'>): Identity[] {
  const [byId, byEmail] = [userId(id ?? ''), emailKey(email ?? '')];
  return [
    ...(byId === undefined ? [] : [{ kind: 'id', value: byId } as const]),
    ...(byEmail === undefined ? [] : [{ kind: 'email', value: byEmail } as const]),
    ...(username ? [{ kind: 'username', value: username } as const] : []),
  ];
}

/** How many members these lists have, each counted once by the name that decides who they are. */
export function countMembers(lists: readonly Pick<Roster, 'members'>[]): number {
  const names = lists.flatMap(({ members }) => members.flatMap((member) => namesOf(member).slice(0, 1)));
  return new Set(names.map(identityText)).size;
}
