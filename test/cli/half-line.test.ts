import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** How the last line of a log is taken that begins with a whole line: a log that is being written to can end anywhere. */
const scratch = makeScratch();
const folder = join(scratch.work, 'logs');
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const WHOLE = '{"timestamp":"2026-08-01T00:00:00Z","actor_user_id":1}';
const HALF = WHOLE.slice(0, 30);

const ENDS: readonly (readonly [last: string, taken: 'as it is' | 'rejected' | number])[] = [
  ['', 'as it is'],
  [WHOLE, 'as it is'],
  [`${WHOLE}\n`, 'as it is'],
  ['{', 2],
  [HALF, 2],
  [WHOLE.slice(0, -1), 2],
  [`\n\n${HALF}`, 4],
  ['{"timestamp":"2026-08-01T00:00:00Z","actor_user_id":-', 2],
  ['{"x":"\\u20', 2],
  // What has an end will not go on; and what is whole, or no entry, is as bad as it is.
  [`${HALF}\n`, 'rejected'],
  ['{"timestamp":"yesterday","actor_user_id":1}', 'rejected'],
  ['half of a sentence', 'rejected'],
];

let receipt: {
  readonly unfinished: readonly { readonly file: string; readonly line: number }[];
  readonly rejections: readonly { readonly file: string }[];
};
beforeAll(() => {
  mkdirSync(folder);
  for (const [index, [last]] of ENDS.entries())
    writeFileSync(join(folder, `${index}.ndjson`), `${WHOLE}\n${last}`);
  // Large enough to be read in pieces.
  const line = `${WHOLE.replace('}', `,"x":"${'x'.repeat(1 << 19)}"}`)}\n`;
  writeFileSync(join(folder, 'large.ndjson'), `${line.repeat(140)}${HALF}`);
  receipt = JSON.parse(runIn(scratch, 'orgactivity ingest logs --db logs.db --json').stdout);
});

describe('the last line', () => {
  test.each(ENDS.map(([last, taken], index) => [last, taken, `logs/${index}.ndjson`] as const))(
    '%j: %s',
    (_, taken, file) => {
      const waiting = receipt.unfinished.find((line) => line.file === file)?.line;
      const rejected = receipt.rejections.some((line) => line.file === file);
      expect(waiting ?? (rejected ? 'rejected' : 'as it is')).toBe(taken);
    },
  );

  test('of a file that is read in pieces has its number in the file', () => {
    expect(receipt.unfinished).toContainEqual({ file: 'logs/large.ndjson', line: 141 });
  });
});
