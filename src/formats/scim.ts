import type { Rejection } from '../core/entry.ts';
import { type Member, UNKNOWN_MEMBER } from '../core/roster.ts';
import { errorBody } from './error-body.ts';
import { isObject } from './json.ts';
import { isListResponse, type ScimKind, scimKindOf } from './scim-shape.ts';
import { countOf, inEitherCase, scimId, scimMember, textOf } from './scim-user.ts';
import type { DecodedLists, UserList } from './user-list.ts';

/**
 * The user lists in a text of SCIM answers, one JSON value after another: each page (`{"Resources": …}`) is a list of its
 * own; resources in arrays or on their own make one list together. `expected` decides for a page that has no resources.
 * The line of a rejection is the number of its resource.
 */
export function decodeScim(values: readonly unknown[], expected: ScimKind): DecodedLists {
  const lists: UserList[] = [];
  const loose: unknown[] = [];
  const rejections: Rejection[] = [];
  let rows = 0;
  const add = (resources: readonly unknown[], page: Page): void => {
    const kind = scimKindOf([...resources.filter(isObject).slice(0, 1)]) ?? expected;
    const reject = (index: number, reason: string): void => {
      rejections.push({ line: rows + index + 1, reason });
    };
    const members = kind === 'scim-users' ? usersOf(resources, reject) : groupMembersOf(resources, reject);
    rows += resources.length;
    lists.push({ kind, ...page, members });
  };
  for (const value of values) {
    if (isListResponse(value)) {
      const { Resources: resources, totalResults, startIndex } = value;
      const list = Array.isArray(resources) ? resources : [];
      const total = countOf(totalResults) ?? 0;
      add(list, { startIndex: countOf(startIndex) || 1, total: total > list.length ? total : undefined });
    } else if (Array.isArray(value)) {
      loose.push(...value);
    } else if (scimKindOf(value) !== undefined) {
      loose.push(value);
    } else {
      rejections.push({
        line: ++rows,
        reason: errorBody(value) ?? 'neither a SCIM list nor a SCIM resource',
      });
    }
  }
  const whole = lists.length === 0 && rejections.length === 0 && values.length > 0;
  if (loose.length > 0 || whole) add(loose, { startIndex: 1, total: undefined });
  return { lists, rows, rejections };
}

type Page = Pick<UserList, 'startIndex' | 'total'>;
type Reject = (index: number, reason: string) => void;

function usersOf(resources: readonly unknown[], reject: Reject): Member[] {
  const members: Member[] = [];
  const ids = new Set<Member['id']>();
  for (const [index, resource] of resources.entries()) {
    const member = scimMember(resource);
    if (typeof member === 'string') {
      reject(index, member);
    } else if (member.id !== undefined && ids.has(member.id)) {
      reject(index, `a user with the id ${member.id} comes before it in the list`);
    } else {
      ids.add(member.id);
      members.push(member);
    }
  }
  return members;
}

/** Everybody whom a group names, with their teams. A group without members, or with an empty place among them, is normal. */
function groupMembersOf(groups: readonly unknown[], reject: Reject): Member[] {
  const people = new Map<string, { readonly member: Member; readonly teams: Set<string> }>();
  for (const [index, group] of groups.entries()) {
    const { displayName, members } = isObject(group) ? group : {};
    const team = textOf(displayName);
    if (team === undefined || team === '') {
      reject(index, 'a group without displayName');
      continue;
    }
    for (const named of Array.isArray(members) ? members.filter(isObject) : []) {
      const id = scimId(inEitherCase(named, 'value'));
      const username = textOf(inEitherCase(named, 'display')) || undefined;
      if (id === undefined && username === undefined) continue;
      const key = JSON.stringify([id ?? null, id === undefined ? username : null]);
      const person = people.get(key) ?? { member: { ...UNKNOWN_MEMBER, id, username }, teams: new Set() };
      people.set(key, person);
      person.teams.add(team);
    }
  }
  return [...people.values()].map(({ member, teams }) => ({ ...member, teams: [...teams] }));
}
