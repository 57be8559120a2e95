import { closeSync, fstatSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Rejection } from '../../src/core/entry.ts';
import { closeSpill, openSpill, readSpilled, SpillWriter } from '../../src/ingest/spill.ts';

const folder = mkdtempSync(join(tmpdir(), 'orgactivity-spill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const beside = join(folder, 'rejects.txt');

it('has no name that a killed run could leave, and nobody else may read it', () => {
  const spill = openSpill(beside);
  expect(readdirSync(folder)).toEqual([]);
  const { mode, nlink } = fstatSync(spill.file);
  expect([mode & 0o777, nlink]).toEqual([0o600, 0]);
  closeSpill(spill);
});

it('gives back what each unit has written, in order, however they take turns', () => {
  const anyRejection: fc.Arbitrary<Rejection> = fc.record({
    line: fc.nat(),
    // Some are long, so that units write more than once.
    reason: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800'), fc.constant('€'.repeat(30_000))),
  });
  const anyTurns = fc.array(fc.record({ unit: fc.nat(2), rejection: anyRejection }), { maxLength: 30 });
  fc.assert(
    fc.property(anyTurns, (turns) => {
      const spill = openSpill(beside);
      const writers = [0, 1, 2].map(() => new SpillWriter(spill));
      for (const { unit, rejection } of turns) writers[unit]?.add(rejection);
      for (const [unit, writer] of writers.entries()) {
        expect([...readSpilled(spill, writer.finish())]).toEqual(
          turns.filter((turn) => turn.unit === unit).map(({ rejection }) => rejection),
        );
      }
      closeSpill(spill);
    }),
  );
});

it('what the system refuses is told at the end, and nothing more is written', () => {
  const spill = openSpill(beside);
  const readOnly = openSync(folder, 'r');
  const writer = new SpillWriter({ ...spill, file: readOnly });
  for (let line = 1; line <= 3; line++) writer.add({ line, reason: 'x'.repeat(1 << 16) });
  const { stretches, failure } = writer.finish();
  expect([stretches, failure?.message, spill.end[0]]).toEqual([
    [],
    'EBADF: bad file descriptor, write',
    BigInt((1 << 16) + '[1,""]\n'.length),
  ]);
  closeSync(readOnly);
  closeSpill(spill);
});
