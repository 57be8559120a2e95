import { FIRST_DAY } from '../core/day.ts';
import { type Identity, identityText } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { ListedActivity, Moments } from '../core/records.ts';
import { type Member, namesOf, type Roster } from '../core/roster.ts';
import { type Zone, zoneOf } from '../core/zone.ts';
import type { Connection } from './database.ts';
import { readHorizon } from './horizon.ts';
import { readSettings } from './settings.ts';

/** The day of a count of active days that comes without a last activity. */
export const NO_DAY = -1;

/** Joins what lists know of their members' activity, which outlives the lists: one row a person and day of last activity, so that it can be asked as of any day. */
export function mergeListedActivity(db: Connection, rosters: readonly Roster[]): void {
  if (rosters.length === 0) return;
  const zone = zoneOf(readSettings(db).timezone);
  const keptFrom = readHorizon(db)?.day ?? FIRST_DAY;
  const merge = db.prepare(
    `INSERT INTO listed_activity (kind, value, day, last_active, active_days)
     VALUES (:kind, :value, :day, :lastActive, :activeDays)
         ON CONFLICT DO UPDATE SET last_active = max(last_active, excluded.last_active),
                                   active_days = max(active_days, excluded.active_days)`,
  );
  for (const { members } of rosters) {
    for (const member of members) {
      const row = rowFor(member, zone);
      if (row !== undefined && (row.day === NO_DAY || row.day >= keptFrom)) merge.run(row);
    }
  }
}

type NewRow = Identity & ListedActivity & { readonly day: number };

function rowFor(member: Member, zone: Zone): NewRow | undefined {
  const { lastActive, activeDays = 0 } = member;
  const [name] = namesOf(member);
  if (name === undefined || (lastActive === undefined && activeDays === 0)) return undefined;
  return { ...name, day: lastActive === undefined ? NO_DAY : zone.dayOf(lastActive), lastActive, activeDays };
}

interface ListedRow {
  kind: Identity['kind'];
  value: string;
  lastActive: Instant | null;
  activeDays: number;
}

/** What lists knew of activity in the stretch of time, by `identityText`; `names`: only of these. */
export function readListedActivity(
  db: Connection,
  { since, until }: Moments,
  names: readonly Identity[] | undefined,
): Map<string, ListedActivity> {
  const these =
    names === undefined
      ? 'TRUE'
      : '(kind, value) IN (SELECT json_each.value ->> 0, json_each.value ->> 1 FROM json_each(:names))';
  const rows = db
    .prepare<[Record<string, unknown>], ListedRow>(
      `SELECT kind, value, max(last_active) AS lastActive, max(active_days) AS activeDays
         FROM listed_activity
        WHERE (day = :noDay OR last_active BETWEEN :since AND :until)
          AND ${these}
        GROUP BY kind, value
        ORDER BY kind, value`,
    )
    .all({
      since,
      until,
      noDay: NO_DAY,
      ...(names && { names: JSON.stringify(names.map(({ kind, value }) => [kind, value])) }),
    });
  return new Map(
    rows.map(({ kind, value, lastActive, activeDays }) => [
      identityText({ kind, value }),
      { lastActive: lastActive ?? undefined, activeDays },
    ]),
  );
}
