import type { Receipt } from '../ingest/receipt.ts';
import { count, withCommas } from './with-commas.ts';

/** How many skipped or failed inputs a receipt names. */
const NAMED = 5;

/** A receipt for people: what was read, what is new, and what could not be used. */
export function receiptLines(receipt: Receipt): string[] {
  const { files, unchanged, lines, events, members, noActor, rejected, newPeople, newActiveDays } = receipt;
  const read = [`read ${count(files, 'file')}`];
  if (unchanged > 0) read.push(`${withCommas(unchanged)} unchanged`);
  if (receipt.skipped.length > 0) read.push(`${withCommas(receipt.skipped.length)} skipped`);
  if (receipt.failed.length > 0) read.push(`${withCommas(receipt.failed.length)} failed`);
  const found = [count(lines, 'line'), count(events, 'event')];
  if (noActor > 0) found.push(`${withCommas(noActor)} without an actor`);
  if (members > 0) found.push(count(members, 'list entry', 'list entries'));
  if (rejected > 0) found.push(`${withCommas(rejected)} rejected`);
  return [
    `${read.join(', ')}: ${found.join(', ')}`,
    `new: ${count(newPeople, 'active user')}, ${count(newActiveDays, 'active day')}`,
    ...receipt.rejections.map(({ file, line, reason }) => `  rejected ${file}:${line}: ${reason}`),
    ...more(rejected - receipt.rejections.length, 'rejected; --rejects FILE writes them all'),
    ...receipt.unfinished
      .slice(0, NAMED)
      .map(({ file, line }) => `  waiting ${file}:${line}: half written; it counts when the rest has come`),
    ...more(receipt.unfinished.length - NAMED, 'waiting'),
    ...receipt.skipped.slice(0, NAMED).map(({ path, reason }) => `  skipped ${path}: ${reason}`),
    ...more(receipt.skipped.length - NAMED, 'skipped'),
  ];
}

function more(rest: number, what: string): string[] {
  return rest > 0 ? [`  … and ${withCommas(rest)} more ${what}`] : [];
}
