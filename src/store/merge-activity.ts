import { type ActivityColumns, type PackedFacts, translated } from '../core/packed-facts.ts';
import { latestPersonDays } from '../core/person-days.ts';
import type { Connection } from './database.ts';
import { type ActiveOnDay, decodeLastSeconds, encodeLastSeconds, NOBODY } from './last-seconds.ts';
import { encodeMembers } from './members.ts';

/** Joins who was active on which day and when last. Answers how many of these person-days are new. `numbers` maps the pack's identities to the store's. */
export function mergeActivity(db: Connection, facts: PackedFacts, numbers: readonly number[]): number {
  const merge = dayMerger(db);
  let activeDays = 0;
  for (const [day, active] of byDay(facts.activity, numbers)) activeDays += merge(day, active);
  for (const day of facts.eventDays) merge(day, NOBODY);
  return activeDays;
}

/** The rows day by day, with the store's numbers of identities. */
function* byDay(
  { days, identities, last }: ActivityColumns,
  numbers: readonly number[],
): Generator<[day: number, ActiveOnDay]> {
  const all = latestPersonDays({ days, identities: translated(identities, numbers), last });
  for (let end = 0; end < all.days.length; ) {
    const start = end;
    const day = all.days[start] as number;
    while (all.days[end] === day) end++;
    yield [
      day,
      {
        identities: new Uint32Array(all.identities.subarray(start, end)),
        last: all.last.subarray(start, end),
      },
    ];
  }
}

/** A function that adds to the activity of a day, and answers how many of those active are new. */
function dayMerger(db: Connection): (day: number, found: ActiveOnDay) => number {
  const select = db.prepare<[number], string>('SELECT last_seconds FROM last_activity WHERE day = ?').pluck();
  const writeMembers = db.prepare(
    `INSERT INTO day (day, active, members)
     VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET active = excluded.active, members = excluded.members`,
  );
  const writeActivity = db.prepare(
    `INSERT INTO last_activity (day, last_seconds)
     VALUES (?, CAST(? AS TEXT))
         ON CONFLICT DO UPDATE SET last_seconds = excluded.last_seconds`,
  );
  return (day, found) => {
    const stored = select.get(day);
    if (stored !== undefined && found.identities.length === 0) return 0;
    const known = stored === undefined ? NOBODY : decodeLastSeconds(day, stored);
    const joined = known.identities.length === 0 ? found : join(known, found);
    const { identities } = joined;
    writeMembers.run(day, identities.length, encodeMembers(identities));
    writeActivity.run(day, encodeLastSeconds(day, joined));
    return identities.length - known.identities.length;
  };
}

/** Everybody of both, with the later of two moments. */
function join(a: ActiveOnDay, b: ActiveOnDay): ActiveOnDay {
  const most = a.identities.length + b.identities.length;
  const joined = { identities: new Uint32Array(most), last: new Float64Array(most) };
  let size = 0;
  for (let i = 0, j = 0; i < a.identities.length || j < b.identities.length; size++) {
    const left = a.identities[i] ?? Number.POSITIVE_INFINITY;
    const right = b.identities[j] ?? Number.POSITIVE_INFINITY;
    joined.identities[size] = Math.min(left, right);
    joined.last[size] = Math.max(
      left <= right ? (a.last[i++] as number) : 0,
      right <= left ? (b.last[j++] as number) : 0,
    );
  }
  return { identities: joined.identities.subarray(0, size), last: joined.last.subarray(0, size) };
}
