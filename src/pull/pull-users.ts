import { UserError } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import type { Member, Roster, RosterKind } from '../core/roster.ts';
import type { UserList } from '../formats/user-list.ts';
import { addressOf, type Query, type Resource, type Server } from '../sources/wandb/server.ts';
import type { Read } from './read-answer.ts';

/** Reads one answer to its end and gives the lists in it. */
type ListReader = (address: string) => Promise<{ readonly read: Read; readonly lists: readonly UserList[] }>;

const LISTS = [
  ['users', 'scim-users'],
  ['groups', 'scim-groups'],
] as const satisfies readonly (readonly [Resource, RosterKind])[];

/** Reads the lists of users and of teams, whole: a part of one would make the members missing from it seem to have left. */
export async function pullUsers(
  server: Server,
  takenAt: Instant,
  read: ListReader,
  warn: (warning: string) => void,
): Promise<Roster[]> {
  const rosters: Roster[] = [];
  for (const [resource, kind] of LISTS) {
    rosters.push(await readList(kind, takenAt, (query) => addressOf(server, resource, query), read, warn));
  }
  return rosters;
}

/** The addresses that `pullUsers` asks first; more follow where a list has several pages. */
export function userAddresses(server: Server): string[] {
  return LISTS.map(([resource]) => addressOf(server, resource));
}

async function readList(
  kind: RosterKind,
  takenAt: Instant,
  addressFor: (query: Query) => string,
  read: ListReader,
  warn: (warning: string) => void,
): Promise<Roster> {
  const members = new Map<string, Member>();
  let rows = 0;
  let pageSize = 0;
  for (;;) {
    const address = addressFor(rows === 0 ? {} : { startIndex: rows + 1, count: pageSize });
    const answer = await read(address);
    const list = onlyList(answer.lists, kind, address);
    const known = members.size;
    for (const member of list.members)
      members.set(keyOf(member), mergedTeams(members.get(keyOf(member)), member));
    // A server that does not page gives its first page again, or an empty one.
    const total = list.total ?? 0;
    if (rows > 0 && rows < total && members.size === known && kind === 'scim-users') {
      warn(`${address}: the server lists ${members.size} of ${total} users and does not page`);
      return { kind, takenAt, startIndex: 1, total, members: [...members.values()] };
    }
    rows += answer.read.rows;
    pageSize ||= answer.read.rows;
    if (answer.read.rows === 0 || rows >= total) break;
  }
  if (kind === 'scim-users' && members.size === 0) {
    throw new UserError(`cannot use ${addressFor({})}: the server lists no users at all`, {
      hint: 'is this the API key of an organization admin? --no-users leaves users out',
    });
  }
  return { kind, takenAt, startIndex: 1, total: undefined, members: [...members.values()] };
}

/** The one list of an answer, of the kind that was asked for. */
function onlyList(lists: readonly UserList[], kind: RosterKind, address: string): UserList {
  const [list, ...others] = lists;
  if (list === undefined || others.length > 0 || (list.kind !== kind && list.members.length > 0)) {
    throw new UserError(`cannot read ${address}: the answer is no SCIM list`, {
      hint: 'check --url and --deployment; --no-users leaves users out',
    });
  }
  return list;
}

function keyOf({ id, email, username }: Member): string {
  return JSON.stringify(id === undefined ? [null, email ?? null, username ?? null] : [id]);
}

/** Somebody can be in teams on several pages of groups. */
function mergedTeams(before: Member | undefined, member: Member): Member {
  if (before?.teams === undefined) return member;
  return { ...member, teams: [...new Set([...before.teams, ...(member.teams ?? [])])] };
}
