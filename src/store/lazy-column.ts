import { columns } from './columns.ts';
import type { Connection } from './database.ts';

/** Up to how many values are looked up one by one; whoever asks for more is given all at once. */
const FEW = 200;

interface Source {
  /** Of SQL over table `identity`, never NULL. */
  readonly expression: string;
  /** Of the identities in the rows. */
  readonly numbers: readonly number[];
  /** The rows are all identities of that kind, in the order of their texts; `undefined`: only some. */
  readonly all: 'id' | 'email' | undefined;
}

/** Its values can be had again when the database is closed. */
export interface LazyColumn<Value> {
  at(row: number): Value;
  /** Looks all of them up, where the rows are all that there are. */
  load(): void;
}

/** A column of table `identity`. */
export function lazyColumn<Value extends string | number>(
  db: Connection,
  { expression, numbers, all }: Source,
): LazyColumn<Value> {
  const one = db.prepare<[number], Value>(`SELECT ${expression} FROM identity WHERE identity = ?`).pluck();
  const known = new Map<number, Value>();
  let values: readonly Value[] | undefined;
  const load = (): void => {
    if (values !== undefined || all === undefined) return;
    const sql = `SELECT json_group_array(${expression})
                   FROM (SELECT * FROM identity WHERE kind = '${all}' ORDER BY value)`;
    [values = []] = columns(db, sql) as Value[][];
  };
  return {
    load,
    at(row) {
      if (known.size === FEW) load();
      if (values !== undefined) return values[row] as Value;
      const value = known.get(row) ?? (one.get(numbers[row] as number) as Value);
      known.set(row, value);
      return value;
    },
  };
}
