import fc from 'fast-check';
import { zoneOf } from '../../src/core/zone.ts';
import { logs, mutate, mutations } from '../../test/kernel/any-log.ts';
import { Roads } from '../../test/kernel/roads.ts';
import type { Target } from './target.ts';

const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'];

/** In how many bytes at a time a log is read: all at once, or in pieces that end anywhere. */
const PIECES: readonly (readonly number[])[] = [[], [1, 63, 0, 64, 65, 127, 300], Array(5_000).fill(29)];

/** NDJSON says the same by the WebAssembly kernel as by JSON.parse, line by line: facts, counts and rejected lines. */
export function logLines(kernel: WebAssembly.Module): Target {
  const all = ZONES.map((zone) => new Roads(kernel, zoneOf(zone)));
  return {
    name: 'log-lines',
    inputs: fc.oneof(
      fc.tuple(logs, mutations).map(([log, changes]) => mutate(log, changes)),
      logs,
      fc.uint8Array({ maxLength: 300 }),
    ),
    check(input) {
      for (const roads of all) for (const sizes of PIECES) roads.agree(input, sizes);
    },
  };
}
