import type { Row, Rows } from '../core/answer.ts';

/** A row for each value, made when it is read. */
export function rowsOf<Value>(values: readonly Value[], row: (value: Value) => Row): Rows {
  return {
    length: values.length,
    *[Symbol.iterator]() {
      for (const value of values) yield row(value);
    },
  };
}
