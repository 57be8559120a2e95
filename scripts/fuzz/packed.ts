import { deepStrictEqual, ok } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decompress } from '../../src/sources/decompress.ts';
import { inChunks } from '../../test/formats/decoding.ts';
import { logs, mutate, mutations } from '../../test/kernel/any-log.ts';
import { outcomeOf } from './outcome.ts';
import type { Target } from './target.ts';

/** Three entries by zstd 1.5.5: Node 20 packs none itself. */
const ZSTD = Buffer.from(
  'KLUv/SSlNQIAtAN7InRpbWVzdGFtcCI6IjIwMjYtMDgtMDFUMTQ6MDA6MDBaIiwiYWN0b3JfdXNlcl9pZCI6MX0KMjN9CgIAA6e46FNBAZoeES8=',
  'base64',
);

const archives = fc.oneof(
  logs.map((log) => gzipSync(log)),
  fc.tuple(logs, logs).map((members) => Buffer.concat(members.map((log) => gzipSync(log, { level: 0 })))),
  fc.constantFrom(ZSTD, Buffer.concat([ZSTD, ZSTD])),
);
const cut = fc
  .tuple(archives, fc.nat())
  .map(([archive, length]) => archive.subarray(0, length % (archive.length + 1)));

/** Damaged gzip and zstd gives what comes before the damage and rejections, and never more in smaller pieces. */
export const packed: Target = {
  name: 'packed',
  inputs: fc.oneof(
    cut,
    fc.tuple(archives, mutations).map(([archive, changes]) => mutate(archive, changes)),
    fc.tuple(archives, fc.uint8Array({ maxLength: 40 })).map((parts) => Buffer.concat(parts)),
  ),
  async check(input) {
    const whole = await outcomeOf(decompress(inChunks(input, [input.length + 1])));
    for (const sizes of [[5], [13, 1000]]) {
      const outcome = await outcomeOf(decompress(inChunks(input, sizes)));
      const common = Math.min(outcome.entries.length, whole.entries.length);
      deepStrictEqual(outcome.entries.slice(0, common), whole.entries.slice(0, common));
      ok(
        outcome.rejections.length > 0 === whole.rejections.length > 0,
        'rejected in one way of reading only',
      );
    }
  },
};
