import type { Instant } from './instant.ts';

/** How the organization runs W&B; decides what counts as activity and what a status means. */
export type Deployment = 'dedicated' | 'self-managed' | 'multi-tenant';
export const DEPLOYMENTS = [
  'dedicated',
  'self-managed',
  'multi-tenant',
] as const satisfies readonly Deployment[];

/** The two sets of rules: Dedicated Cloud and Self-Managed share theirs. */
export type Rules = 'dedicated' | 'multi-tenant';

export function rulesOf(deployment: Deployment): Rules {
  return deployment === 'multi-tenant' ? 'multi-tenant' : 'dedicated';
}

/** The name of a way to cut time into buckets. */
export type Bucket = 'day' | 'week' | 'month';
export const BUCKETS = ['day', 'week', 'month'] as const satisfies readonly Bucket[];

/** What a report shows when it is not told otherwise (definitions, "Defaults that follow the deployment"). */
export interface Defaults {
  readonly active: string;
  readonly trend: { readonly period: string; readonly by: Bucket };
  readonly top: string;
}

const DEFAULTS: Readonly<Record<Rules, Defaults>> = {
  dedicated: { active: '3m', trend: { period: '6m', by: 'day' }, top: '30d' },
  'multi-tenant': { active: '3m', trend: { period: '30d', by: 'week' }, top: '30d' },
};

export function defaultsOf(deployment: Deployment): Defaults {
  return DEFAULTS[rulesOf(deployment)];
}

/** The first day whose events count as activity on Multi-tenant Cloud, in UTC (definitions, "Who did what"). */
export const MULTI_TENANT_SINCE = '2025-05-09';
const MULTI_TENANT_START = (Date.parse(MULTI_TENANT_SINCE) / 1000) as Instant;

/** The first moment whose events count as activity there. */
export function activityStart(deployment: Deployment): Instant {
  return rulesOf(deployment) === 'multi-tenant' ? MULTI_TENANT_START : (0 as Instant);
}
