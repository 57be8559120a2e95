import type { Answer } from './audit-log-contract.ts';

/** Without paging a server gives this many and no more (W&B data, section 2.2). */
const MOST = 9999;

/** A SCIM list: all of it, or pages as in RFC 7644, section 3.4.2.4, for servers that know them. */
export function scimList(
  query: URLSearchParams,
  resources: readonly unknown[],
  pageSize: number | undefined,
): Answer {
  const startIndex = pageSize === undefined ? 1 : Math.max(1, Number(query.get('startIndex') ?? 1));
  const count = pageSize === undefined ? MOST : Math.min(pageSize, Number(query.get('count') ?? pageSize));
  const page = resources.slice(startIndex - 1, startIndex - 1 + count);
  return {
    status: 200,
    type: 'application/scim+json',
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: resources.length,
      startIndex,
      itemsPerPage: pageSize === undefined ? MOST : page.length,
      Resources: page,
    }),
  };
}
