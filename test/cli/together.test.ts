import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** Several runs at the same time on one database: each is right, and none is told of locks. */
const scratch = makeScratch();
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const PEOPLE = 2_000;
beforeAll(() => {
  mkdirSync(join(scratch.work, 'logs'));
  for (const half of [0, 1]) {
    const lines = Array.from(
      { length: PEOPLE },
      (_, i) =>
        `{"timestamp":"2026-08-0${half + 1}T00:00:00Z","action":"user:login","actor_user_id":${half * PEOPLE + i}}\n`,
    );
    writeFileSync(join(scratch.work, 'logs', `${half}.ndjson`), lines.join(''));
  }
});

it('two ingests into a database that neither has made yet, while reports are asked', () => {
  const { exit, stdout, stderr } = runIn(
    scratch,
    `export ORGACTIVITY_DB=new.db
    orgactivity ingest -q logs/0.ndjson 2>>receipts || echo failed &
    orgactivity ingest -q logs/1.ndjson 2>>receipts || echo failed &
    until [ -s new.db ]; do sleep 0.01; done
    for _ in 1 2 3; do orgactivity active -q --period all --as-of 2026-08-31 | tail -1; done
    wait; orgactivity active -q --period all --as-of 2026-08-31 | tail -1`,
  );
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  // Every answer is one that was right at some time.
  const counts = stdout.trimEnd().split('\n').map(Number);
  expect(counts.every((count) => [0, PEOPLE, 2 * PEOPLE].includes(count))).toBe(true);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBe(2 * PEOPLE);
});

it('ten reports at once', () => {
  const report = 'orgactivity top -q --db orgactivity.db --period all --as-of 2026-08-31 | cksum';
  const { stdout, stderr } = runIn(scratch, `for _ in 1 2 3 4 5 6 7 8 9 10; do ${report} & done; wait`);
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n')).toHaveLength(10);
  expect(new Set(stdout.trimEnd().split('\n')).size).toBe(1);
});
