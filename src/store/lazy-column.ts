import { columns } from './columns.ts';
import type { Connection } from './database.ts';

/** Up to how many values are looked up one by one; whoever asks for more is given all at once. */
const FEW = 200;

interface LazyColumn {
  /** An expression of SQL over table `identity`, never NULL. */
  readonly name: string;
  /** Of the identities in the rows. */
  readonly numbers: readonly number[];
  /** The rows are all identities of that kind, in the order of their texts; `undefined`: only some. */
  readonly all: 'id' | 'email' | undefined;
}

/**
 * A function that answers the value in a row of a column of table `identity`. What was asked for is kept: it can be had again
 * when the database is closed.
 */
export function lazyColumn<Value extends string | number>(
  db: Connection,
  { name, numbers, all }: LazyColumn,
): (row: number) => Value {
  const one = db.prepare<[number], Value>(`SELECT ${name} FROM identity WHERE identity = ?`).pluck();
  const known = new Map<number, Value>();
  let values: readonly Value[] | undefined;
  return (row) => {
    if (values === undefined && all !== undefined && known.size === FEW) {
      const sql = `SELECT json_group_array(${name})
                     FROM (SELECT * FROM identity WHERE kind = '${all}' ORDER BY value)`;
      [values = []] = columns(db, sql) as Value[][];
    }
    if (values !== undefined) return values[row] as Value;
    const value = known.get(row) ?? (one.get(numbers[row] as number) as Value);
    known.set(row, value);
    return value;
  };
}
