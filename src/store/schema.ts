import { tables } from './migrations/1-tables.ts';
import { pull } from './migrations/2-pull.ts';
import { listedActivity } from './migrations/3-listed-activity.ts';
import { forgotten } from './migrations/4-forgotten.ts';
import { lastSeconds } from './migrations/5-last-seconds.ts';
import { checkpoint } from './migrations/6-checkpoint.ts';
import { coveringIndexes } from './migrations/7-covering-indexes.ts';
import { identitiesByNumber } from './migrations/8-identities-by-number.ts';
import { memberBits } from './migrations/9-member-bits.ts';

/** Marks a file as a database of this program ("OrgA"), in SQLite's header. */
export const APPLICATION_ID = 0x4f726741;

/**
 * The schema as a list of steps; `user_version` counts the steps that a file has been through. A step never changes once
 * it has been released. `docs/database.md` explains the tables to people who open the file with other tools.
 */
export const MIGRATIONS: readonly string[] = [
  tables,
  pull,
  listedActivity,
  forgotten,
  lastSeconds,
  checkpoint,
  coveringIndexes,
  identitiesByNumber,
  memberBits,
];
