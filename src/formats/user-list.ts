import type { Rejection } from '../core/entry.ts';
import type { Roster } from '../core/roster.ts';

/** A user list as its text has it: when it was taken is for the caller to know. */
export type UserList = Omit<Roster, 'takenAt'>;

/** What a text of user lists holds. */
export interface DecodedLists {
  readonly lists: readonly UserList[];
  /** How many rows or resources it has, the rejected ones included. */
  readonly rows: number;
  readonly rejections: readonly Rejection[];
}
