import type { Rules } from '../../core/deployment.ts';
import { usageError } from '../../core/errors.ts';

/** A W&B server and which of the two interfaces it has (W&B data, sections 1 and 2.2). */
export interface Server {
  readonly rules: Rules;
  /** Without a slash at its end. */
  readonly base: string;
}

export const MULTI_TENANT_SERVER: Server = { rules: 'multi-tenant', base: 'https://api.wandb.ai' };

/** What can be asked of a server. */
export type Resource = 'audit-logs' | 'users' | 'groups';

const PATHS: Readonly<Record<Rules, Readonly<Record<Resource, string>>>> = {
  dedicated: { 'audit-logs': '/admin/audit_logs', users: '/scim/Users', groups: '/scim/Groups' },
  'multi-tenant': { 'audit-logs': '/audit_logs', users: '/scim/v2/Users', groups: '/scim/v2/Groups' },
};

export type Query = Readonly<Record<string, string | number>>;

/** The address of a resource, with the parameters in the order given. */
export function addressOf(server: Server, resource: Resource, query: Query = {}): string {
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const search = parameters.size === 0 ? '' : `?${parameters}`;
  return `${server.base}${PATHS[server.rules][resource]}${search}`;
}

/** The server that a user names with `--url`. A usage error for what is no address of a server, or has a password in it. */
export function serverAt(url: string, rules: Rules): Server {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw usageError(
      '--url: not the address of a server',
      'write it with its scheme, as in https://acme.wandb.io',
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw usageError(
      '--url: an address with a user name or password in it is not used',
      'other users of this machine can read the command line; see: orgactivity help environment',
    );
  }
  if (parsed.search !== '' || parsed.hash !== '') {
    throw usageError(
      '--url: more than the address of a server',
      'leave out what follows ? or #; pull adds paths and parameters',
    );
  }
  return { rules, base: parsed.origin + parsed.pathname.replace(/\/+$/, '') };
}

/** Whether nobody on the way can read what is sent to `url`: it is encrypted, or does not leave this machine. */
export function isPrivate(url: URL): boolean {
  return (
    url.protocol === 'https:' || /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(url.hostname)
  );
}
