import { type Day, formatDay, LAST_DAY } from '../../core/day.ts';
import type { Instant } from '../../core/instant.ts';
import { type Zone, zoneOf } from '../../core/zone.ts';
import type { Connection } from '../database.ts';
import { readHorizon } from '../horizon.ts';
import type { ActiveOnDay } from '../last-seconds.ts';
import { readSettings } from '../settings.ts';
import { activityOf, identityNumbers, membersOf } from './known.ts';
import { type Problem, problem } from './problem.ts';

interface Row {
  readonly day: number;
  readonly active: unknown;
  readonly members: unknown;
  readonly last_seconds: unknown;
}

/** The last activities of every day are of its members, and on it; nothing is older than the horizon. */
export function* checkDays(db: Connection): Generator<Problem> {
  const first = readHorizon(db)?.day ?? 0;
  const known = identityNumbers(db);
  const zone = zoneOf(readSettings(db).timezone);
  const rows = db.prepare<[], Row>(
    `SELECT day, active, members, last_seconds
       FROM day
       LEFT JOIN last_activity USING (day)
      ORDER BY day`,
  );
  for (const { day, active, members, last_seconds } of rows.iterate()) {
    const where = whereOf(day);
    if (!(day >= first && day <= LAST_DAY)) yield problem(where, 'is not a day that is kept');
    const set = membersOf(members, active);
    const found = activityOf(day, last_seconds);
    if (set === undefined) yield problem(where, 'has members that cannot be decoded');
    if (found === undefined) yield problem(where, 'has last activities that cannot be decoded');
    else {
      if (set !== undefined && !sameNumbers(set, found.identities))
        yield problem(
          where,
          `has ${set.length} members and ${found.identities.length} last activities, or of others`,
        );
      yield* checkActivity(where, day, found, known, zone);
    }
  }
}

function* checkActivity(
  where: string,
  day: number,
  { identities, last }: ActiveOnDay,
  known: ReadonlySet<number>,
  zone: Zone,
): Generator<Problem> {
  for (const [i, identity] of identities.entries()) {
    if (!known.has(identity))
      yield problem(where, `has activity of ${identity}, whom the database does not know`);
    if (zone.dayOf(last[i] as Instant) !== day)
      yield problem(where, `has a last activity of ${identity} that is not on this day`);
  }
}

function whereOf(day: number): string {
  return day >= 0 && day <= LAST_DAY ? `day ${formatDay(day as Day)}` : `day ${day}`;
}

function sameNumbers(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((number, place) => number === b[place]);
}
