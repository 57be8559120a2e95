import { type Day, FIRST_DAY } from '../core/day.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Person } from '../core/people.ts';
import { type Member, namesOf, type Roster } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/**
 * Whether the roster's lists answer for all activity of a person up to `day`. A list that has activity of anybody would have
 * theirs; another one, of an older server or kept by hand, answers only for those whom it calls invited. Where their last
 * activity is not said, later than now, or purged, it does not answer for what was before.
 */
export function listedUntil(ledger: Ledger, day: Day): (person: Person) => boolean {
  const { rosters, zone, question } = ledger;
  const reaches = (at: Instant | undefined): boolean => at !== undefined && zone.dayOf(at) >= day;
  if (!rosters.some(({ takenAt }) => reaches(Math.min(takenAt, question.now) as Instant))) return () => false;
  const dates = datesByName(ledger);
  return ({ names }) => names.some((name) => reaches(dates.get(identityText(name))));
}

/** When each member was last answered for, by `identityText`. */
function datesByName({ rosters, records, zone, question }: Ledger): ReadonlyMap<string, Instant> {
  const keptFrom = records.keptFrom() ?? FIRST_DAY;
  const isLeftOut = ({ lastActive: at, activeDays = 0 }: Member): boolean =>
    at === undefined ? activeDays > 0 : at > question.now || zone.dayOf(at) < keptFrom;
  const dates = new Map<string, Instant>();
  for (const roster of rosters) {
    const tellsOfAll = hasActivity(roster);
    const at = Math.min(roster.takenAt, question.now) as Instant;
    for (const member of roster.members) {
      const [name] = namesOf(member);
      const tells = tellsOfAll || member.state === 'invited';
      if (name === undefined || !tells || isLeftOut(member)) continue;
      const text = identityText(name);
      dates.set(text, Math.max(at, dates.get(text) ?? at) as Instant);
    }
  }
  return dates;
}

function hasActivity({ members }: Roster): boolean {
  return members.some(({ lastActive, activeDays }) => lastActive !== undefined || activeDays !== undefined);
}
