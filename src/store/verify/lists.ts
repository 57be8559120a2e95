import type { Instant } from '../../core/instant.ts';
import { zoneOf } from '../../core/zone.ts';
import type { Connection } from '../database.ts';
import { NO_DAY } from '../listed-activity.ts';
import { readSettings } from '../settings.ts';
import { isListOfTexts } from './json.ts';
import { isCount } from './known.ts';
import { type Problem, problem } from './problem.ts';

/** Members are of a list, in consecutive places, with teams that are lists. */
export function* checkMembers(db: Connection): Generator<Problem> {
  const rosters = new Set(db.prepare<[], number>('SELECT roster FROM roster ORDER BY roster').pluck().all());
  const places = new Map<number, number>();
  const members = db
    .prepare<[], { roster: number; position: number; teams: unknown }>(
      'SELECT roster, position, teams FROM member ORDER BY roster, position',
    )
    .all();
  for (const { roster, position, teams } of members) {
    const where = `member ${position} of list ${roster}`;
    if (!rosters.has(roster)) yield problem(where, 'is of a list that is not there');
    const place = places.get(roster) ?? 0;
    if (position !== place) yield problem(where, `stands in place ${place}`);
    places.set(roster, place + 1);
    if (teams !== null && !isListOfTexts(teams)) yield problem(where, 'has teams that are not a list');
  }
}

/** What lists knew of activity is kept under the day of its moment, or counts days without one. */
export function* checkListedActivity(db: Connection): Generator<Problem> {
  const zone = zoneOf(readSettings(db).timezone);
  const rows = db
    .prepare<[], { kind: string; value: string; day: number; last_active: unknown; active_days: unknown }>(
      'SELECT kind, value, day, last_active, active_days FROM listed_activity ORDER BY kind, value, day',
    )
    .all();
  for (const { kind, value, day, last_active, active_days } of rows) {
    const where = `listed activity of ${kind} ${value}`;
    if (!isCount(active_days)) yield problem(where, `cannot have ${String(active_days)} active days`);
    const expected = isCount(last_active) ? zone.dayOf(last_active as Instant) : NO_DAY;
    if (day !== expected) yield problem(where, `is kept under day ${day} instead of ${expected}`);
  }
}

/** What was read has counts, and a fingerprint that can be compared. */
export function* checkSources(db: Connection): Generator<Problem> {
  const sources = db
    .prepare<[], { path: string; fingerprint: unknown } & Record<string, unknown>>(
      'SELECT path, fingerprint, bytes, lines, entries, rejected, read_at FROM source ORDER BY path',
    )
    .all();
  for (const { path, fingerprint, ...counts } of sources) {
    if (!/^(\d+( \d+){4})?$/.test(String(fingerprint)))
      yield problem(`source ${path}`, 'has a fingerprint that cannot be compared');
    yield* checkCounts(`source ${path}`, counts);
  }
  const pulls = db
    .prepare<[], { address: string; since: unknown; until: unknown }>(
      'SELECT address, since, until FROM pull ORDER BY address',
    )
    .all();
  for (const { address, since, until } of pulls) {
    if (!isCount(since) || !isCount(until) || since > until)
      yield problem(`pull ${address}`, 'ends before it begins');
  }
}

/** How far logs were read has counts, and a digest that can be compared. */
export function* checkCheckpoints(db: Connection): Generator<Problem> {
  const checkpoints = db
    .prepare<[], { path: string; digest: unknown } & Record<string, unknown>>(
      'SELECT path, digest, read_to, line_numbers, lines, entries FROM checkpoint ORDER BY path',
    )
    .all();
  for (const { path, digest, ...counts } of checkpoints) {
    if (!/^[0-9a-f]{64}$/.test(String(digest)))
      yield problem(`checkpoint ${path}`, 'has a digest that cannot be compared');
    yield* checkCounts(`checkpoint ${path}`, counts);
  }
}

function* checkCounts(where: string, counts: Readonly<Record<string, unknown>>): Generator<Problem> {
  for (const [name, count] of Object.entries(counts))
    if (!isCount(count)) yield problem(where, `cannot have ${String(count)} as ${name}`);
}
