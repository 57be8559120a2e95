import type { Day } from '../core/day.ts';

/**
 * How many of the persons were not counted yet in a bucket of time, which is named by one of its days. `countedIn` holds for each person the
 * bucket that counted them last, and is brought up to date. One loop for all reports: it is quick only once the engine has
 * compiled it, which takes longer than to count a month.
 */
export function countNew(persons: Uint32Array, bucket: Day, countedIn: Int32Array): number {
  let count = 0;
  for (let i = 0; i < persons.length; i++) {
    const person = persons[i] as number;
    if (countedIn[person] === bucket) continue;
    countedIn[person] = bucket;
    count++;
  }
  return count;
}
