import { type Day, formatDay, parseDay } from '../core/day.ts';
import { formatInstant, type Instant, parseInstant } from '../core/instant.ts';
import type { ActivityColumns, PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import type { Connection } from './database.ts';
import { readSettings } from './settings.ts';

/** The first day that the database keeps. */
export interface Horizon {
  readonly day: Day;
  /** Its first moment. */
  readonly from: Instant;
}

/** The horizon of a database; `undefined` where nothing was ever purged. */
export function readHorizon(db: Connection): Horizon | undefined {
  const value = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  const day = parseDay(value.get('kept_from') ?? '');
  const from = parseInstant(value.get('kept_from_moment') ?? '');
  return day === undefined || from === undefined ? undefined : { day, from };
}

/** Sets the horizon. Its first moment is written too: a merge has no time to look it up in the calendar of a time zone. */
export function writeHorizon(db: Connection, { day, from }: Horizon): void {
  const write = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  write.run('kept_from', formatDay(day));
  write.run('kept_from_moment', formatInstant(from));
}

/** The horizon that begins with a day. */
export function horizonAt(db: Connection, day: Day): Horizon {
  return { day, from: zoneOf(readSettings(db).timezone).startOf(day) };
}

/** The facts without activity before the horizon. An action that was first used before it counts as used on its first day. */
export function factsSince(facts: PackedFacts, { day }: Horizon): PackedFacts {
  const { firstUses } = facts;
  return {
    ...facts,
    activity: activitySince(facts.activity, day),
    eventDays: facts.eventDays.filter((eventDay) => eventDay >= day),
    firstUses: { ...firstUses, days: firstUses.days.map((used) => Math.max(used, day)) },
  };
}

function activitySince({ days, identities, last }: ActivityColumns, day: Day): ActivityColumns {
  const kept = (_: number, row: number): boolean => (days[row] as number) >= day;
  return { days: days.filter(kept), identities: identities.filter(kept), last: last.filter(kept) };
}
