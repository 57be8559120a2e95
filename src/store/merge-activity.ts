import { groupRows } from '../core/grouping.ts';
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
  const { days, identities, last } = facts.activity;
  const { order, groups } = groupRows(days);
  const rows = rowWriter(db);
  const merge = dayMerger(db);
  const latest = new LatestOfDay();
  let activeDays = 0;
  for (const { key: day, start, end } of groups) {
    for (let place = start; place < end; place++) {
      const row = order[place] as number;
      latest.note(numbers[identities[row] as number] as number, last[row] as number);
    }
    const members = latest.members();
    for (const member of members) rows.write(day, member, latest.of(member));
    activeDays += merge(day, members);
    latest.clear();
  }
  rows.flush();
  for (const day of facts.eventDays) merge(day, NOBODY);
  return activeDays;
}

const NOBODY = new Uint32Array(0);

/** The last activity of each identity on one day, in arrays that are used again for the next day. */
class LatestOfDay {
  /** By identity; 0: not active. */
  #at = new Float64Array(1 << 12);
  readonly #members: number[] = [];

  note(identity: number, at: number): void {
    if (identity >= this.#at.length) this.#grow(identity);
    const known = this.#at[identity] as number;
    if (known === 0) this.#members.push(identity);
    // One more, so that the first second of 1970 differs from none.
    if (at + 1 > known) this.#at[identity] = at + 1;
  }

  /** Ascending. */
  members(): Uint32Array {
    return Uint32Array.from(this.#members).sort();
  }

  of(identity: number): number {
    return (this.#at[identity] as number) - 1;
  }

  clear(): void {
    for (const identity of this.#members) this.#at[identity] = 0;
    this.#members.length = 0;
  }

  #grow(identity: number): void {
    const grown = new Float64Array(Math.max(identity + 1, this.#at.length * 2));
    grown.set(this.#at);
    this.#at = grown;
  }
}

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
