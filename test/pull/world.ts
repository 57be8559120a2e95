/** What a test server knows. */
export interface World {
  /** In any order, as a server may give them. */
  readonly entries: readonly AuditEntry[];
  readonly users: readonly unknown[];
  readonly groups: readonly unknown[];
}

export interface AuditEntry {
  readonly timestamp: string;
  readonly [key: string]: unknown;
}

const HOUR = 3_600_000;
const PEOPLE = 9;

/** Entries of some people, one every `hours` hours from `from` up to `to` (milliseconds), no two of them alike. */
export function entriesBetween(from: number, to: number, hours: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let at = from, number = 0; at < to; at += hours * HOUR, number++) {
    const id = 100 + ((number * 7) % PEOPLE);
    entries.push({
      action: ACTIONS[number % ACTIONS.length],
      actor_user_id: id,
      actor_email: `person${id}@example.com`,
      run_asset: number,
      response_code: 200,
      timestamp: `${new Date(at).toISOString().slice(0, 19)}Z`,
    });
  }
  return entries.reverse(); // entries are not documented to be sorted
}

const ACTIONS = ['run:update', 'user:login', 'artifact:read', 'run:stop'];

export function scimUser(id: number): unknown {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: Buffer.from(`User:${id}`).toString('base64'),
    userName: `person${id}`,
    displayName: `Person ${id}`,
    active: true,
    emails: { Value: `person${id}@example.com`, Display: '', Type: '', Primary: true },
    meta: { resourceType: 'User', created: '2025-01-15T09:00:00Z' },
    organizationRole: 'member',
  };
}

export function scimGroup(name: string, ids: readonly number[]): unknown {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: Buffer.from(`Entity:${name}`).toString('base64'),
    displayName: name,
    members: ids.map((id) => ({
      Value: Buffer.from(`User:${id}`).toString('base64'),
      Display: `person${id}`,
    })),
  };
}

/** The clock of the tests. */
export const NOW = Date.UTC(2026, 7, 31, 12, 30);

/** Seventy days up to `now` (milliseconds), and a little more than everybody in it. */
export function smallWorld(now = NOW): World {
  const ids = Array.from({ length: PEOPLE + 3 }, (_, index) => 100 + index);
  return {
    entries: entriesBetween(now - 70 * 24 * HOUR, now, 5),
    users: ids.map(scimUser),
    groups: [scimGroup('vision', ids.slice(0, 5)), scimGroup('platform', ids.slice(4))],
  };
}
