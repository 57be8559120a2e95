import { type Day, formatDay, LAST_DAY } from '../../core/day.ts';
import type { Instant } from '../../core/instant.ts';
import { zoneOf } from '../../core/zone.ts';
import type { Connection } from '../database.ts';
import { readHorizon } from '../horizon.ts';
import { IDENTITIES, noonOf } from '../merge-activity.ts';
import { readSettings } from '../settings.ts';
import { identityNumbers, setOf } from './known.ts';
import { type Problem, problem } from './problem.ts';

/** Table `day` says of every day what table `activity` says, and nothing is older than the horizon. */
export function* checkDays(db: Connection): Generator<Problem> {
  const first = readHorizon(db)?.day ?? 0;
  const days = new Map(
    db
      .prepare<[], [number, unknown, unknown]>('SELECT day, active, members FROM day ORDER BY day')
      .raw()
      .all()
      .map(([day, active, members]) => [day, setOf(members, active)]),
  );
  for (const [day, members] of days) {
    if (!(day >= first && day <= LAST_DAY)) yield problem(`day ${day}`, 'is not a day that is kept');
    if (members === undefined) yield problem(whereOf(day), 'has members that cannot be decoded');
  }
  for (const { day, found, problems } of activityByDay(db)) {
    yield* problems;
    const members = days.get(day);
    if (!days.has(day)) yield problem(whereOf(day), 'is missing, but table activity has somebody on it');
    else if (members !== undefined && !sameNumbers(members, found))
      yield problem(
        whereOf(day),
        `counts ${members.length} as active, table activity has ${found.length}, or others`,
      );
    days.delete(day);
  }
  for (const [day, members] of days) {
    if (members !== undefined && members.length > 0)
      yield problem(whereOf(day), `counts ${members.length} as active, table activity has nobody on it`);
  }
}

interface ActiveDay {
  readonly day: number;
  readonly found: readonly number[];
  readonly problems: readonly Problem[];
}

/** Who was active on each day, in order, and what is wrong with these rows. */
function* activityByDay(db: Connection): Generator<ActiveDay> {
  const known = identityNumbers(db);
  const zone = zoneOf(readSettings(db).timezone);
  const rows = db
    .prepare<[], [number, number]>('SELECT person_day, last_second FROM activity ORDER BY person_day')
    .raw();
  let current = { day: Number.NaN, found: [] as number[], problems: [] as Problem[] };
  for (const [personDay, second] of rows.iterate()) {
    const day = Math.floor(personDay / IDENTITIES);
    const identity = personDay % IDENTITIES;
    if (day !== current.day) {
      if (current.found.length > 0) yield current;
      current = { day, found: [], problems: [] };
    }
    current.found.push(identity);
    const where = `activity ${personDay}`;
    if (!known.has(identity)) current.problems.push(problem(where, 'is of nobody whom the database knows'));
    if (zone.dayOf((noonOf(day) + second) as Instant) !== day)
      current.problems.push(problem(where, 'has a time that is not on its day'));
  }
  if (current.found.length > 0) yield current;
}

function whereOf(day: number): string {
  return day >= 0 && day <= LAST_DAY ? `day ${formatDay(day as Day)}` : `day ${day}`;
}

function sameNumbers(a: Uint32Array, b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, place) => number === b[place]);
}
