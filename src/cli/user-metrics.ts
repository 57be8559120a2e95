import { MULTI_TENANT_SINCE } from '../core/deployment.ts';
import type { Status } from '../core/status.ts';
import type { Ledger } from '../reports/ledger.ts';
import { selectUsers, type UsersOptions } from '../reports/users.ts';
import type { Metric } from './fail-if/metric.ts';

/** What `--fail-if` can ask about users: how many of each status there are among those that the options select. */
export function userMetrics<Options>(
  selectionOf: (options: Options) => UsersOptions,
): readonly Metric<Options>[] {
  const counted = (ledger: Ledger, options: Options, statuses?: readonly Status[]): number =>
    selectUsers(ledger, selectionOf(options)).filter(
      ({ verdict }) => statuses === undefined || statuses.includes(verdict.status),
    ).length;
  const count = (name: string, summary: string, statuses?: readonly Status[]): Metric<Options> => ({
    name,
    summary,
    unit: 'count',
    measure: (ledger, options) => counted(ledger, options, statuses),
  });
  return [
    count('users', 'all of them'),
    count('active-users', 'those with status active', ['active']),
    count(
      'idle-users',
      `those with status none: not active for six months, on Multi-tenant not since ${MULTI_TENANT_SINCE}`,
      ['none'],
    ),
    count('pending-users', 'those with status invite-pending', ['invite-pending']),
    count('deactivated-users', 'those with status deactivated', ['deactivated']),
    {
      name: 'idle-share',
      summary: 'idle-users in percent of all but the deactivated',
      unit: 'share',
      measure: (ledger, options) => ({
        part: counted(ledger, options, ['none']),
        of: counted(ledger, options, ['active', 'none', 'invite-pending']),
      }),
    },
  ];
}
