// Who works when: a few people do most of the work, most days are working days, people join and leave.

const FIRST =
  'ann ben carla dmitri emma farid grace hugo ines jun kofi lena marco nadia omar priya quinn rosa'.split(
    ' ',
  );
const LAST =
  'adler brown chen diaz evans fischer garcia hansen ito jones kim lopez mueller nguyen okafor patel'.split(
    ' ',
  );
const HOURS_FROM_UTC = [0, -8, -5, 1, 9];
const BY_WEEKDAY = [0.9, 1, 1.15, 1.1, 1.05, 0.85, 0.9]; // from Sunday

/**
 * @param {number} count
 * @param {number} days
 * @param {import('./random.mjs').Random} random
 */
export function makePeople(count, days, random) {
  const places = shuffled(count, random); // so that ids do not follow how active somebody is
  return places.map((place, rank) => {
    const join = random.fraction() < 0.6 ? 0 : random.below(days);
    const share = 1 - rank / count;
    const team = random.below(Math.max(3, Math.floor(count / 25)));
    return {
      id: String(100_001 + place * 7),
      email: `${random.pick(FIRST)}.${random.pick(LAST)}${place}@example.com`,
      ip: `10.${random.below(32)}.${random.below(256)}.${1 + random.below(254)}`,
      team: `team-${team}`,
      teamId: String(500 + team),
      client: `0.${16 + random.below(4)}.${random.below(12)}`,
      join,
      leave: random.fraction() < 0.25 ? join + 1 + random.below(days - join) : days,
      volume: (rank + 1) ** -0.7,
      chance: 0.02 + 0.9 * share * share, // of being active on a working day
      weekend: random.fraction() < 0.15 ? 0.5 : 0.08, // times the chance
      dayStart: (8 - random.pick(HOURS_FROM_UTC)) * 3600,
    };
  });
}

/** @typedef {ReturnType<typeof makePeople>[number]} Person */

/**
 * For each day, who is active and with what share of all events.
 * @param {Person[]} people
 * @param {number} firstDay days since 1970-01-01
 * @param {number} days
 * @param {import('./random.mjs').Random} random
 */
export function makeSchedule(people, firstDay, days, random) {
  return Array.from({ length: days }, (_, day) => {
    const weekday = (firstDay + day + 4) % 7;
    const isWeekend = weekday === 0 || weekday === 6;
    const holiday = day % 365 > 355 ? 0.3 : 1;
    const growth = (1 + day / days) * holiday * (BY_WEEKDAY[weekday] ?? 1);
    const active = people.filter(
      ({ join, leave, chance, weekend }) =>
        day >= join && day < leave && random.fraction() < chance * holiday * (isWeekend ? weekend : 1),
    );
    return active.map((person) => ({
      person,
      weight: person.volume * growth * (0.3 + 1.4 * random.fraction()),
    }));
  });
}

/** The numbers below `count` in a random order. */
function shuffled(count, random) {
  const items = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [items[i], items[j]] = [items[j] ?? 0, items[i] ?? 0];
  }
  return items;
}
