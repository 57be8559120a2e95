import type { Day } from '../core/day.ts';
import { identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Person } from '../core/people.ts';
import { namesOf, type Roster } from '../core/roster.ts';
import type { Ledger } from './ledger.ts';

/** Before any list. */
const NEVER = -1 as Day;

/**
 * The day up to which the roster's lists answer for all activity of a person; -1: none does. A list that has activity of
 * anybody would have theirs; another one, of an older server or kept by hand, answers only for those whom it calls invited.
 * A list with activity after now does not tell what was before.
 */
export function listedUntil({ rosters, question, zone }: Ledger): (person: Person) => Day {
  let dates: ReadonlyMap<string, Instant> | undefined;
  return ({ names }) => {
    dates ??= datesByName(rosters, question.now);
    const latest = Math.max(-1, ...names.map((name) => dates?.get(identityText(name)) ?? -1));
    return latest < 0 ? NEVER : zone.dayOf(latest as Instant);
  };
}

/** When each member was last answered for, by `identityText`. */
function datesByName(rosters: readonly Roster[], now: Instant): ReadonlyMap<string, Instant> {
  const dates = new Map<string, Instant>();
  for (const roster of rosters) {
    const tellsOfAll = hasActivity(roster);
    const at = Math.min(roster.takenAt, now) as Instant;
    for (const member of roster.members) {
      const [name] = namesOf(member);
      const tells = (tellsOfAll || member.state === 'invited') && (member.lastActive ?? now) <= now;
      if (name === undefined || !tells) continue;
      const text = identityText(name);
      dates.set(text, Math.max(at, dates.get(text) ?? at) as Instant);
    }
  }
  return dates;
}

function hasActivity({ members }: Roster): boolean {
  return members.some(({ lastActive, activeDays }) => lastActive !== undefined || activeDays !== undefined);
}
