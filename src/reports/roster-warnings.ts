import { formatDay, LAST_DAY } from '../core/day.ts';
import { countMembers } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/** How old a roster may be without a warning: lists that are fetched once a week are in order. */
const ROSTER_DAYS = 7;

/** What the reader of members must know: that there is no roster, that pages of it are missing, or that it is old. */
export function rosterWarnings(ledger: Ledger): string[] {
  const { rosters, records, zone, today } = ledger;
  const [newest] = rosters;
  if (newest === undefined) {
    return records.span(LAST_DAY) === undefined
      ? ['the database is empty: read audit logs and user lists with orgactivity ingest']
      : ['no roster: everybody whom the log names is listed'];
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
