import { formatDay, LAST_DAY } from '../core/day.ts';
import { countMembers } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/** How old a roster may be without a warning: lists that are fetched once a week are in order. */
const ROSTER_DAYS = 7;

/**
 * What the reader of members must know: that nothing was read, that pages of the roster are missing, or that it is old. To go
 * without a roster is a way to use this tool, which only `coverage` remarks on.
 */
export function rosterWarnings(ledger: Ledger): string[] {
  const { rosters, records, zone, today } = ledger;
  const [newest] = rosters;
  if (newest === undefined) {
    const isEmpty = records.span(LAST_DAY) === undefined;
    return isEmpty ? ['the database is empty: read audit logs and user lists with orgactivity ingest'] : [];
  }
  const day = zone.dayOf(newest.takenAt);
  const pages = missingPages(ledger);
  if (today - day <= ROSTER_DAYS) return pages;
  const age = `the roster is of ${formatDay(day)}, ${today - day} days before ${formatDay(today)}`;
  return [...pages, `${age}: who came or left since is not seen`];
}

function missingPages({ rosters }: Ledger): string[] {
  const pages = rosters.filter(({ kind, total }) => kind === 'scim-users' && total !== undefined);
  const read = countMembers(pages);
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  return read < total ? [`the roster is incomplete: ${read} of ${total} members were read`] : [];
}
