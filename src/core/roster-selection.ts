import { SECONDS_PER_DAY } from './day.ts';
import type { Instant } from './instant.ts';
import type { RosterKind } from './roster.ts';

/** What decides whether a list is still of use. */
export interface RosterHead {
  readonly kind: RosterKind;
  readonly takenAt: Instant;
  readonly startIndex: number;
  readonly total: number | undefined;
}

/** Lists taken within this many seconds are of about the same date: they complete one another instead of replacing one another. */
const SAME_DATE = SECONDS_PER_DAY;

/**
 * Whether `head` can be forgotten because of the other lists: the newest whole list of a kind replaces the older ones, and
 * so does the newest reading of a page. Pages of other readings than the newest one go after a day. Depends on the set of
 * lists only, not on the order in which they were read, also if obsolete ones were forgotten on the way.
 */
export function isObsolete(head: RosterHead, others: readonly RosterHead[]): boolean {
  return others.some(
    (other) =>
      other.kind === head.kind &&
      isPage(other) === isPage(head) &&
      other.takenAt > head.takenAt &&
      (!isPage(head) || other.startIndex === head.startIndex || other.takenAt - head.takenAt > SAME_DATE),
  );
}

/**
 * The lists that together are the organization's newest roster, the newest first (definitions, "Identity"). Groups name
 * the members of teams only, so they complete a list of users of about their date but never replace one.
 */
export function currentRosters<Head extends RosterHead>(heads: readonly Head[]): Head[] {
  const useful = heads.filter((head) => !isObsolete(head, heads));
  const newestOfKind = (kind: RosterKind): Head[] => {
    const own = useful.filter((head) => head.kind === kind).sort(newestFirst);
    const newest = own[0];
    return newest === undefined ? [] : own.filter((head) => isPage(head) === isPage(newest));
  };
  const lists = [...newestOfKind('scim-users'), ...newestOfKind('csv')];
  const newest = Math.max(...lists.map((head) => head.takenAt));
  return [...lists, ...newestOfKind('scim-groups')]
    .filter((head) => lists.length === 0 || Math.abs(newest - head.takenAt) <= SAME_DATE)
    .sort(newestFirst);
}

function isPage(head: RosterHead): boolean {
  return head.total !== undefined;
}

/** At one date SCIM users come first: they know ids and seats. */
const PRECEDENCE: Readonly<Record<RosterKind, number>> = { 'scim-users': 0, csv: 1, 'scim-groups': 2 };

function newestFirst(a: RosterHead, b: RosterHead): number {
  return b.takenAt - a.takenAt || PRECEDENCE[a.kind] - PRECEDENCE[b.kind] || a.startIndex - b.startIndex;
}
