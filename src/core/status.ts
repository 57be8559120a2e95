import type { Day } from './day.ts';
import { MULTI_TENANT_SINCE, type Rules } from './deployment.ts';
import type { Instant } from './instant.ts';
import type { DayRange } from './period.ts';
import type { MemberState } from './roster.ts';

/** The four answers to "is this user active?" (definitions, "Status"). */
export type Status = 'active' | 'invite-pending' | 'deactivated' | 'none';
export const STATUSES = [
  'active',
  'none',
  'deactivated',
  'invite-pending',
] as const satisfies readonly Status[];

/** What the rules look at. Every moment is at or before `now`, but a list may be newer. */
export interface Evidence {
  /** Last activity that counts, and its day. */
  readonly last: { readonly at: Instant; readonly day: Day } | undefined;
  /** Did anything at all, also before the day from which activity counts on Multi-tenant Cloud. */
  readonly everSeen: boolean;
  /** How many active days a list counts of them, also without knowing when; 0: none. */
  readonly listedDays: number;
  readonly deactivatedAt: Instant | undefined;
  readonly reactivatedAt: Instant | undefined;
  /** First `user:create` or `user:login` of their own. */
  readonly acceptedAt: Instant | undefined;
  readonly roster: { readonly takenAt: Instant; readonly state: MemberState | undefined } | undefined;
}

/** A status, and why: the number of the rule in the definitions, and the evidence in words. */
export interface Verdict {
  readonly status: Status;
  readonly rule: 1 | 2 | 3 | 4;
  readonly because: string;
}

/** The status of a user, by the first rule that fits. `window`: the last six months (`statusWindow`). */
export function statusOf(evidence: Evidence, rules: Rules, window: DayRange): Verdict {
  const { last, roster } = evidence;
  if (roster?.state === 'deactivated') {
    return { status: 'deactivated', rule: 1, because: 'the roster says deactivated' };
  }
  if (deactivatedByLog(evidence)) {
    return {
      status: 'deactivated',
      rule: 1,
      because: 'the log deactivates them, later than the roster and any reactivation',
    };
  }
  if (last !== undefined) {
    if (rules === 'multi-tenant')
      return { status: 'active', rule: 2, because: `active since ${MULTI_TENANT_SINCE}` };
    return last.day >= window.from
      ? { status: 'active', rule: 2, because: 'active within the last 6 months' }
      : { status: 'none', rule: 3, because: 'active, but not within the last 6 months' };
  }
  if (evidence.everSeen)
    return { status: 'none', rule: 3, because: `active, but only before ${MULTI_TENANT_SINCE}` };
  if (evidence.listedDays > 0) {
    return { status: 'none', rule: 3, because: 'a list counts active days of them, but nothing says when' };
  }
  if (roster?.state === 'accepted') {
    return { status: 'none', rule: 3, because: 'never seen active, but the roster says that they accepted' };
  }
  if (evidence.acceptedAt !== undefined) {
    return {
      status: 'none',
      rule: 3,
      because: 'never seen active, but the log has their user:create or user:login',
    };
  }
  return {
    status: 'invite-pending',
    rule: 4,
    because: 'never seen active, and nothing says that they accepted',
  };
}

function deactivatedByLog({ deactivatedAt, reactivatedAt, roster }: Evidence): boolean {
  if (deactivatedAt === undefined) return false;
  return deactivatedAt > Math.max(reactivatedAt ?? -1, roster?.takenAt ?? -1);
}

/** What the dashboard writes for a user who has no time to show. */
export const STATUS_TEXT: Readonly<Record<Exclude<Status, 'active'>, string>> = {
  none: '-',
  deactivated: 'Deactivated',
  'invite-pending': 'Invite pending',
};

/** A status for people, in words, so that none looks like an unknown one: the dashboard's `-` also stands for a missing value. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  active: 'active',
  none: 'not active',
  deactivated: 'deactivated',
  'invite-pending': 'invite pending',
};
