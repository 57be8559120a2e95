import { orderRows } from '../core/grouping.ts';
import type { PackedFacts } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeRice, encodeRice, union } from './rice.ts';

/** One more than the highest identity that the key of table `activity` can hold beside a day. */
export const IDENTITIES = 2 ** 24;

/** 12:00 UTC of a day's date, from where table `activity` counts its seconds. */
export function noonOf(day: number): number {
  return day * 86_400 + 43_200;
}

/** Rows a statement: binding is what an insert costs, and this many bind at once for less than half of the price. */
const ROWS = 256;

/** Joins who was active on which day and when last. Answers how many of these person-days are new. `numbers` maps the pack's identities to the store's. */
export function mergeActivity(db: Connection, facts: PackedFacts, numbers: readonly number[]): number {
  const { days, last } = facts.activity;
  const identities = Uint32Array.from(facts.activity.identities);
  for (let row = 0; row < identities.length; row++)
    identities[row] = numbers[identities[row] as number] as number;
  const rows = rowWriter(db);
  const merge = dayMerger(db);
  const order = orderRows(days, identities);
  let activeDays = 0;
  for (let place = 0; place < order.length; ) {
    const start = place;
    const day = days[order[start] as number] as number;
    const members = new Uint32Array(lengthOfDay(days, order, start));
    let size = 0;
    while (place < start + members.length) {
      const row = order[place++] as number;
      const identity = identities[row] as number;
      let at = last[row] as number;
      for (; place < start + members.length && identities[order[place] as number] === identity; place++)
        at = Math.max(at, last[order[place] as number] as number);
      members[size++] = identity;
      rows.write(day, identity, at);
    }
    activeDays += merge(day, members.subarray(0, size));
  }
  rows.flush();
  for (const day of facts.eventDays) merge(day, NOBODY);
  return activeDays;
}

/** How many rows of the same day follow one another in an order by day. */
function lengthOfDay(days: Int32Array, order: Uint32Array, start: number): number {
  const day = days[order[start] as number];
  let place = start;
  while (place < order.length && days[order[place] as number] === day) place++;
  return place - start;
}

const NOBODY = new Uint32Array(0);

/** A function that adds to the members of a day, and answers how many of them are new. */
function dayMerger(db: Connection): (day: number, members: Uint32Array) => number {
  const select = db.prepare<[number], { active: number; members: Uint8Array }>(
    'SELECT active, members FROM day WHERE day = ?',
  );
  const write = db.prepare(
    `INSERT INTO day (day, active, members)
     VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET active = excluded.active, members = excluded.members`,
  );
  return (day, members) => {
    const stored = select.get(day);
    const known = stored === undefined ? NOBODY : decodeRice(stored.members, stored.active);
    const joined = union(known, members);
    if (stored === undefined || joined.length > known.length)
      write.run(day, joined.length, encodeRice(joined));
    return joined.length - known.length;
  };
}

function rowWriter(db: Connection) {
  const insert = (rows: number) =>
    db.prepare(
      `INSERT INTO activity (person_day, last_second)
       VALUES ${Array(rows).fill('(?, ?)').join(', ')}
           ON CONFLICT DO UPDATE SET last_second = max(last_second, excluded.last_second)`,
    );
  const many = insert(ROWS);
  const values = new Array<number>(ROWS * 2).fill(0);
  let filled = 0;
  return {
    write(day: number, identity: number, at: number): void {
      values[filled++] = day * IDENTITIES + identity;
      values[filled++] = at - noonOf(day);
      if (filled < values.length) return;
      many.run(values);
      filled = 0;
    },
    flush(): void {
      if (filled > 0) insert(filled / 2).run(values.slice(0, filled));
      filled = 0;
    },
  };
}
