import type { Connection } from '../database.ts';
import { checkDays } from './days.ts';
import { checkIntegrity, checkSchema } from './file.ts';
import { checkIdentities } from './identities.ts';
import { checkCheckpoints, checkListedActivity, checkMembers, checkSources } from './lists.ts';
import { type Check, type Problem, problem } from './problem.ts';
import { checkMilestones, checkSets } from './sets.ts';
import { checkForgotten, checkSettings } from './settings.ts';

/** What is looked at, in the order of the answer. */
const CHECKS: Readonly<Record<string, Check>> = {
  file: checkIntegrity,
  schema: checkSchema,
  setting: checkSettings,
  identity: checkIdentities,
  activity: checkDays,
  milestone: checkMilestones,
  'runs and reports': checkSets,
  'user lists': checkMembers,
  'listed activity': checkListedActivity,
  source: checkSources,
  checkpoint: checkCheckpoints,
  forgotten: checkForgotten,
};

/** Problems of one kind that are named; a damaged page makes thousands of them. */
const NAMED = 20;

/**
 * Everything that is wrong with a database; nothing, where it is sound. Does not throw, whatever is in the file. It is looked
 * at in one transaction, which lasts as long as the connection: of a damaged file not even that can be ended safely.
 */
export function problemsOf(db: Connection): Problem[] {
  db.exec('BEGIN');
  return Object.entries(CHECKS).flatMap(([part, check]) => named(part, check, db));
}

function named(part: string, check: Check, db: Connection): Problem[] {
  const found: Problem[] = [];
  let more = 0;
  try {
    for (const one of check(db)) {
      if (found.length < NAMED) found.push(one);
      else more++;
    }
  } catch (error) {
    // A damaged page can hold anything, so anything can fail where it is read.
    found.push(problem(part, `cannot be read: ${error instanceof Error ? error.message : String(error)}`));
  }
  return more === 0 ? found : [...found, problem(part, `${more} more problems`)];
}
