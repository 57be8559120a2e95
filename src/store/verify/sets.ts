import { ASSET_KINDS } from '../../core/packed-facts.ts';
import type { Connection } from '../database.ts';
import { isListOfTexts } from './json.ts';
import { identityNumbers, isCount, setOf } from './known.ts';
import { type Problem, problem } from './problem.ts';

/** Sets of runs and reports can be decoded, have as many members as they say, and belong to somebody. */
export function* checkSets(db: Connection): Generator<Problem> {
  const known = identityNumbers(db);
  for (const kind of ASSET_KINDS) {
    const rows = db
      .prepare<[], { identity: number; size: unknown; numbers: unknown; others: unknown }>(
        `SELECT identity, size, numbers, others FROM ${kind}_set ORDER BY identity`,
      )
      .all();
    for (const { identity, size, numbers, others } of rows) {
      const where = `${kind}_set ${identity}`;
      if (!known.has(identity)) yield problem(where, 'is of nobody whom the database knows');
      const texts = textsOf(others);
      if (texts === undefined) yield problem(where, 'has other ids that are not a sorted list');
      else if (!isCount(size) || setOf(numbers, size - texts.length) === undefined)
        yield problem(where, 'has numbers that cannot be decoded');
    }
  }
}

/** Sorted, each once; `undefined` where they are not. */
function textsOf(others: unknown): string[] | undefined {
  if (others === null) return [];
  if (!isListOfTexts(others)) return undefined;
  const texts = JSON.parse(others) as string[];
  return texts.every((text, place) => place === 0 || text > (texts[place - 1] ?? '')) ? texts : undefined;
}

/** Account events are of somebody. */
export function* checkMilestones(db: Connection): Generator<Problem> {
  const known = identityNumbers(db);
  const rows = db
    .prepare<[], { identity: number; milestone: string; at: unknown }>(
      'SELECT identity, milestone, at FROM milestone ORDER BY identity, milestone, at',
    )
    .all();
  for (const { identity, milestone, at } of rows) {
    const where = `milestone ${milestone} of ${identity}`;
    if (!known.has(identity)) yield problem(where, 'is of nobody whom the database knows');
    if (!isCount(at)) yield problem(where, 'has no time');
  }
}
