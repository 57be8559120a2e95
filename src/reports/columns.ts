import type { Column, ColumnKind } from '../core/answer.ts';

/** A column that tables show. */
export function column(key: string, title: string, kind: ColumnKind): Column {
  return { key, title, kind, inTable: true };
}

/** A column that is in the data and in a table only when asked for. */
export function hidden(key: string, title: string, kind: ColumnKind): Column {
  return { key, title, kind, inTable: false };
}
