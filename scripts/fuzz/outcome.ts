import { ok } from 'node:assert/strict';
import type { Entry, Rejection } from '../../src/core/entry.ts';
import { decode } from '../../src/formats/index.ts';
import type { Format } from '../../src/formats/recognise.ts';
import type { UserList } from '../../src/formats/user-list.ts';

/** All that is made of a text. */
export interface Outcome {
  readonly entries: readonly Entry[];
  readonly lists: readonly UserList[];
  readonly rejections: readonly Rejection[];
  readonly lines: number;
}

/** How long a text of a few kilobytes may take, in milliseconds: whatever takes longer hangs. */
const PATIENCE = 10_000;

/** Decodes a text; a rejection without a place or without a reason of one line is a failure, and so is hanging. */
export async function outcomeOf(chunks: AsyncIterable<Uint8Array>, as?: Format): Promise<Outcome> {
  const entries: Entry[] = [];
  const lists: UserList[] = [];
  const rejections: Rejection[] = [];
  const reading = decode(chunks, as, {
    entry: (entry) => entries.push(entry),
    roster: (list) => lists.push(list),
    reject: (rejection) => rejections.push(rejection),
  });
  const { lines } = await inTime(reading);
  for (const { line, reason } of rejections) {
    ok(Number.isSafeInteger(line) && line >= 1, `a rejection at line ${line}`);
    ok(/^\S.*\S$/u.test(reason), `a reason that is none: ${JSON.stringify(reason)}`);
  }
  return { entries, lists, rejections, lines };
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}
