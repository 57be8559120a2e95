import type { RosterKind } from '../core/roster.ts';
import { isObject, type JsonObject } from './json.ts';

export type ScimKind = Exclude<RosterKind, 'csv'>;

/** Which SCIM list or resource a parsed value is, or `undefined`. A list without resources counts as one of users. */
export function scimKindOf(value: unknown): ScimKind | undefined {
  if (Array.isArray(value)) return Array.isArray(value[0]) ? undefined : scimKindOf(value[0]);
  if (!isObject(value) || 'timestamp' in value) return undefined;
  if (!isListResponse(value)) return resourceKind(value);
  const { Resources: resources } = value;
  return (Array.isArray(resources) ? resourceKind(resources.find(isObject)) : undefined) ?? 'scim-users';
}

/** A page of an answer: `{"Resources": …}`. */
export function isListResponse(value: unknown): value is JsonObject {
  return isObject(value) && 'Resources' in value;
}

function resourceKind(value: unknown): ScimKind | undefined {
  if (!isObject(value)) return undefined;
  const { schemas, userName, members, displayName } = value;
  // Not joined with lists in it: one that is nested deeply enough would exhaust the stack.
  const schema = Array.isArray(schemas) ? schemas.filter((name) => typeof name === 'string').join(' ') : '';
  if (schema.includes(':core:2.0:User') || userName !== undefined) return 'scim-users';
  if (schema.includes(':core:2.0:Group')) return 'scim-groups';
  return members !== undefined && displayName !== undefined ? 'scim-groups' : undefined;
}
