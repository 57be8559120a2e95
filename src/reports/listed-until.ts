import { type Day, FIRST_DAY } from '../core/day.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Person } from '../core/people.ts';
import { type Member, namesOf, type Roster } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/** Before any list. */
const NEVER = -1 as Day;

/**
 * The day up to which the roster's lists answer for all activity of a person; -1: none does. A list that has activity of
 * anybody would have theirs; another one, of an older server or kept by hand, answers only for those whom it calls invited.
 * Where their last activity is not said, later than now, or purged, it does not answer for what was before.
 */
export function listedUntil(ledger: Ledger): (person: Person) => Day {
  let dates: ReadonlyMap<string, Instant> | undefined;
  return (person) => {
    dates ??= datesByName(ledger);
    if (dates.size === 0) return NEVER;
    const latest = Math.max(-1, ...person.names.map((name) => dates?.get(identityText(name)) ?? -1));
    return latest < 0 ? NEVER : ledger.zone.dayOf(latest as Instant);
  };
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
