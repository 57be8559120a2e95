import type { Connection } from '../database.ts';

/** Something in a database that is not as this program writes it. */
export interface Problem {
  /** The table and row, or the part of the file. */
  readonly where: string;
  /** One clause without a full stop. */
  readonly what: string;
}

/** Looks at one part of a database. */
export type Check = (db: Connection) => Iterable<Problem>;

export function problem(where: string, what: string): Problem {
  return { where, what };
}
