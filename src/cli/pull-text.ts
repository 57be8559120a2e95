import type { PullReceipt } from '../pull/receipt.ts';
import { count, withCommas } from './with-commas.ts';

/** A receipt for people: what was read, and what is new. */
export function pullLines(receipt: PullReceipt): string[] {
  const { answers, retries, events, noActor, members, newPeople, newActiveDays } = receipt;
  const again = retries > 0 ? ` (${count(retries, 'attempt')} broke off)` : '';
  const nobody = noActor > 0 ? `, ${withCommas(noActor)} without an actor` : '';
  const users = members > 0 ? `, ${count(members, 'member')}` : '';
  return [
    `pulled ${count(answers, 'answer')}${again}: ${count(events, 'event')}${nobody}${users}`,
    `new: ${count(newPeople, 'active user')}, ${count(newActiveDays, 'active day')}`,
  ];
}

/** What the user must know, however well the rest went. */
export function pullWarnings({ warnings, rejected, rejections }: PullReceipt): string[] {
  const [first] = rejections;
  if (first === undefined) return [...warnings];
  return [
    ...warnings,
    `${count(rejected, 'entry', 'entries')} could not be used, the first: ${first.address}:${first.line}: ${first.reason}`,
  ];
}
