/*
 * Brings rows into the order of a key, a whole number from 0 on, by counting sorts: for many rows these are many times
 * faster than comparing. They take four bytes for each number between the smallest key and the largest.
 *
 * Each loop over rows is a function of its own: these run a few times over very many rows, and the engine would compile
 * anew whatever follows on such a loop when it gets there for the first time.
 */

/** Rows of one key: the places `start` to `end` (exclusive) of an order. */
export interface Group {
  readonly key: number;
  readonly start: number;
  readonly end: number;
}

/** Where the rows of each key belong in an order by key. */
export interface Places {
  readonly lowest: number;
  /** By the distance of a key from the lowest, the place behind the last of its rows; putting down rows moves it to the first. */
  readonly next: Uint32Array;
}

/** Where rows belong whose keys are given in parts. */
export function placesOf(parts: readonly Int32Array[]): Places {
  const lowest = parts.reduce(lowestOf, Number.POSITIVE_INFINITY);
  const highest = parts.reduce(highestOf, -1);
  const next = new Uint32Array(Math.max(0, highest - lowest + 1));
  for (const keys of parts) count(keys, lowest, next);
  addUp(next);
  return { lowest, next };
}

/** Where the rows of each key are, in ascending order, once all rows are put down. */
export function groupsOf({ lowest, next }: Places, rows: number): Group[] {
  const groups: Group[] = [];
  for (let slot = 0; slot < next.length; slot++) {
    const start = next[slot] as number;
    const end = next[slot + 1] ?? rows;
    if (end > start) groups.push({ key: lowest + slot, start, end });
  }
  return groups;
}

/** The numbers of rows in the order of a key, and of another if there is one, and where the rows of each first key are in it. */
export function groupRows(
  keys: Int32Array,
  then?: Int32Array,
): { readonly order: Uint32Array; readonly groups: readonly Group[] } {
  const rows = then === undefined ? rowsOf(keys) : orderRows(then);
  const places = placesOf([keys]);
  return { order: putDown(keys, rows, places), groups: groupsOf(places, keys.length) };
}

/** The numbers of rows in the order of their keys. */
export function orderRows(keys: Int32Array): Uint32Array {
  return putDown(keys, rowsOf(keys), placesOf([keys]));
}

function rowsOf(keys: Int32Array): Uint32Array {
  const rows = new Uint32Array(keys.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return rows;
}

/** From the last to the first, so that rows of one key keep their order. */
function putDown(keys: Int32Array, rows: Uint32Array, { lowest, next }: Places): Uint32Array {
  const order = new Uint32Array(rows.length);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as number;
    const slot = (keys[row] as number) - lowest;
    const place = (next[slot] as number) - 1;
    order[place] = row;
    next[slot] = place;
  }
  return order;
}

function lowestOf(least: number, keys: Int32Array): number {
  let lowest = least;
  for (let row = 0; row < keys.length; row++) lowest = Math.min(lowest, keys[row] as number);
  return lowest;
}

/** The highest of the keys, or `most` if none is higher. */
export function highestOf(most: number, keys: Int32Array): number {
  let highest = most;
  for (let row = 0; row < keys.length; row++) highest = Math.max(highest, keys[row] as number);
  return highest;
}

function count(keys: Int32Array, lowest: number, counts: Uint32Array): void {
  for (let row = 0; row < keys.length; row++) {
    const slot = (keys[row] as number) - lowest;
    counts[slot] = (counts[slot] as number) + 1;
  }
}

function addUp(counts: Uint32Array): void {
  for (let slot = 1; slot < counts.length; slot++)
    counts[slot] = (counts[slot] as number) + (counts[slot - 1] as number);
}
