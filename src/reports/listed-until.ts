import { type Day, FIRST_DAY } from '../core/day.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Person } from '../core/people.ts';
import { type Member, namesOf, type Roster } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/**
 * Whether the roster's lists answer for all activity of a person up to a day. A list that has activity of anybody would have
 * theirs; another one, of an older server or kept by hand, answers only for those whom it calls invited. Where their last
 * activity is not said, later than now, or purged, it does not answer for what was before.
 */
export function listedUntil(ledger: Ledger): (person: Person, day: Day) => boolean {
  const { rosters, zone } = ledger;
  const latest = Math.max(...rosters.map((roster) => zone.dayOf(dateOf(roster, ledger))));
  let dates: ReadonlyMap<string, Instant> | undefined;
  return (person, day) => {
    if (latest < day) return false; // before their names are asked for, which takes time
    dates ??= datesByName(ledger);
    const reaches = (at: Instant | undefined): boolean => at !== undefined && zone.dayOf(at) >= day;
    return person.names.some((name) => reaches(dates?.get(identityText(name))));
  };
}

/** When each member was last answered for, by `identityText`. */
function datesByName(ledger: Ledger): ReadonlyMap<string, Instant> {
  const { rosters, records, zone, question } = ledger;
  const keptFrom = records.keptFrom() ?? FIRST_DAY;
  const isLeftOut = ({ lastActive: at, activeDays = 0 }: Member): boolean =>
    at === undefined ? activeDays > 0 : at > question.now || zone.dayOf(at) < keptFrom;
  const dates = new Map<string, Instant>();
  for (const roster of rosters) {
    const tellsOfAll = hasActivity(roster);
    const at = dateOf(roster, ledger);
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

/** When a list was taken, as far as that is not to come. */
function dateOf({ takenAt }: Roster, { question }: Ledger): Instant {
  return Math.min(takenAt, question.now) as Instant;
}

function hasActivity({ members }: Roster): boolean {
  return members.some(({ lastActive, activeDays }) => lastActive !== undefined || activeDays !== undefined);
}
