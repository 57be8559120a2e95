import type { Receipt } from '../ingest/receipt.ts';

/** How many skipped or failed inputs a receipt names. */
const NAMED = 5;

/** A receipt for people: what was read, what is new, and what could not be used. */
export function receiptLines(receipt: Receipt): string[] {
  const { files, unchanged, lines, events, members, noActor, rejected, newPeople, newActiveDays } = receipt;
  const read = [`read ${count(files, 'file')}`];
  if (unchanged > 0) read.push(`${number(unchanged)} unchanged`);
  if (receipt.skipped.length > 0) read.push(`${number(receipt.skipped.length)} skipped`);
  if (receipt.failed.length > 0) read.push(`${number(receipt.failed.length)} failed`);
  const found = [count(lines, 'line'), count(events, 'event')];
  if (noActor > 0) found.push(`${number(noActor)} without an actor`);
  if (members > 0) found.push(count(members, 'member'));
  if (rejected > 0) found.push(`${number(rejected)} rejected`);
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
  return rest > 0 ? [`  … and ${number(rest)} more ${what}`] : [];
}

function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** With commas, whatever the locale. */
function number(value: number): string {
  return value.toLocaleString('en-US');
}
