import type { PackedFacts } from '../core/packed-facts.ts';
import type { Connection } from './database.ts';
import { decodeMembers, encodeMembers } from './members.ts';

/** One more than the highest identity that the key of table `activity` can hold beside a day. */
export const IDENTITIES = 2 ** 24;
const SECONDS_PER_DAY = 86_400;
/** Rows a statement: binding is what an insert costs, and this many bind at once for less than half of the price. */
const ROWS = 256;

/** Joins who was active on which day and when last. Answers how many of these person-days are new. `numbers` maps the batch's identities to the store's. */
export function mergeActivity(db: Connection, facts: PackedFacts, numbers: Uint32Array): number {
  const { days, identities, last } = facts.activity;
  const store = dayWriter(db);
  let activeDays = 0;
  let start = 0;
  for (const day of facts.eventDays) {
    let end = start;
    while (end < days.length && days[end] === day) end++;
    const who = identities.subarray(start, end).map((identity) => numbers[identity] as number);
    activeDays += store.merge(day, who, last.subarray(start, end));
    start = end;
  }
  store.flush();
  return activeDays;
}

function dayWriter(db: Connection) {
  const selectDay = db.prepare<[number], { active: number; members: Uint8Array }>(
    'SELECT active, members FROM day WHERE day = ?',
  );
  const writeDay = db.prepare(
    `INSERT INTO day (day, active, members)
     VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET active = excluded.active, members = excluded.members`,
  );
  const rows = rowWriter(db);
  return {
    /** The number of identities that were not known to be active on that day. */
    merge(day: number, who: Uint32Array, last: Float64Array): number {
      const before = selectDay.get(day);
      const order = sortedOrder(who);
      for (const i of order) rows.write(day, who[i] as number, (last[i] as number) - day * SECONDS_PER_DAY);
      const known = before === undefined ? new Uint32Array(0) : decodeMembers(before.members, before.active);
      const members = union(
        known,
        Uint32Array.from(order, (i) => who[i] as number),
      );
      if (before === undefined || members.length > known.length) {
        writeDay.run(day, members.length, encodeMembers(members));
      }
      return members.length - known.length;
    },
    flush: rows.flush,
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
  const values: number[] = [];
  return {
    write(day: number, identity: number, lastSecond: number): void {
      values.push(day * IDENTITIES + identity, lastSecond);
      if (values.length < ROWS * 2) return;
      many.run(values);
      values.length = 0;
    },
    flush(): void {
      if (values.length > 0) insert(values.length / 2).run(values);
      values.length = 0;
    },
  };
}

/** Indexes of `values` in ascending order of value. They mostly are in order already. */
function sortedOrder(values: Uint32Array): Uint32Array {
  const order = Uint32Array.from(values.keys());
  const sorted = values.every((value, i) => i === 0 || (values[i - 1] as number) < value);
  return sorted ? order : order.sort((a, b) => (values[a] as number) - (values[b] as number));
}

/** The union of two ascending lists. */
function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  const joined = new Uint32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    joined[size++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return joined.slice(0, size);
}
