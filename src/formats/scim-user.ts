import { userId } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import { type Member, UNKNOWN_MEMBER } from '../core/roster.ts';
import { isObject, type JsonObject, wholeNumber } from './json.ts';
import { parseLastActive, parseListTime } from './lenient-time.ts';

/** A SCIM user (W&B data, 2.2) as a member, or why it is none. An account that is active need not be one that was accepted. */
export function scimMember(value: unknown): Member | string {
  if (!isObject(value)) return 'not a SCIM user';
  const { id, userName, displayName, emails, active, daysActive, lastActiveAt, meta } = value;
  const { organizationRole, modelsSeat, weaveRole } = value;
  const { created } = isObject(meta) ? meta : {};
  const lastActive = lastActiveOf(lastActiveAt);
  const member: Member = {
    ...UNKNOWN_MEMBER,
    id: scimId(id),
    email: emailIn(emails),
    username: textOf(userName),
    name: textOf(displayName),
    role: textOf(organizationRole),
    teams: teamsOf(value),
    modelsSeat: textOf(modelsSeat),
    weaveAccess: textOf(weaveRole),
    state: String(active).toLowerCase() === 'false' ? 'deactivated' : undefined,
    lastActive: lastActive === 'never' ? undefined : lastActive,
    activeDays: countOf(daysActive),
    addedAt: parseListTime(textOf(created) ?? ''),
  };
  const isNamed =
    member.id !== undefined || Boolean(member.email?.trim()) || Boolean(member.username?.trim());
  if (!isNamed) return 'a user without id, e-mail and username';
  return lastActive === undefined ? 'lastActiveAt is neither null nor a time since 1970' : member;
}

/** The id that a SCIM value states, as text or number. */
export function scimId(value: unknown): Member['id'] {
  const text = textOf(value) ?? wholeNumber(value);
  return text === undefined ? undefined : userId(text);
}

/** The value of `key` in either of the two spellings: W&B writes `Value`, RFC 7643 `value`. */
export function inEitherCase(object: JsonObject, key: string): unknown {
  return object[key] ?? object[key.charAt(0).toUpperCase() + key.slice(1)];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A count that JSON states as a number or as text. */
export function countOf(value: unknown): number | undefined {
  const text = textOf(value)?.trim() ?? wholeNumber(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The primary address, else the first one; an empty text where the list says that there is none. */
function emailIn(emails: unknown): string | undefined {
  if (typeof emails === 'string') return emails;
  if (isObject(emails)) return textOf(inEitherCase(emails, 'value'));
  if (!Array.isArray(emails)) return undefined;
  const addresses = emails.filter(isObject);
  const primary =
    addresses.find((address) => String(inEitherCase(address, 'primary')) === 'true') ?? addresses[0];
  return primary === undefined ? '' : textOf(inEitherCase(primary, 'value'));
}

/** The teams of a user: those with a role, else the groups. */
function teamsOf({ teamRoles, groups }: JsonObject): string[] | undefined {
  const withRole = namesIn(teamRoles, ({ teamName }) => textOf(teamName));
  if (withRole !== undefined && withRole.length > 0) return withRole;
  const asGroup = namesIn(
    groups,
    (group) => textOf(inEitherCase(group, 'display')) || textOf(inEitherCase(group, 'value')),
  );
  return asGroup ?? withRole;
}

function namesIn(list: unknown, nameOf: (item: JsonObject) => string | undefined): string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const names = list.filter(isObject).map(nameOf);
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== ''))];
}

/** `undefined` where it cannot be told: who is taken for never active may lose the seat. */
function lastActiveOf(value: unknown): Instant | 'never' | undefined {
  if (value === undefined || value === null) return 'never';
  return typeof value === 'string' ? parseLastActive(value) : undefined;
}
