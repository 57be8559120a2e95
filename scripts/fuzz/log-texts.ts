import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { inChunks } from '../../test/formats/decoding.ts';
import { logs, mutate, mutations } from '../../test/kernel/any-log.ts';
import { outcomeOf } from './outcome.ts';
import type { Target } from './target.ts';

/** More cuts than these are not tried on one text: they are spread over it. */
const CUTS = 30;

const SHAPES: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => lines.join('\r\n\n'),
  (lines) => `[${lines.join(',\n')}]`,
  (lines) => `{"audit_logs":[${lines.join(',')}],"next_cursor":null}`,
  (lines) => lines.map((line) => `{\n"audit_logs": [${line}]}`).join('\n'),
];

const texts = fc
  .tuple(logs, fc.constantFrom(...SHAPES))
  .map(([log, shape]) => Buffer.from(shape(log.toString().split('\n').slice(0, 6))));

/** Logs in every shape, whole or damaged, say the same wherever the chunks end in which they are read. */
export const logTexts: Target = {
  name: 'log-texts',
  inputs: fc.oneof(
    texts,
    fc.tuple(texts, mutations).map(([text, changes]) => mutate(text, changes)),
  ),
  async check(input) {
    const whole = await outcomeOf(inChunks(input, [input.length + 1]));
    deepStrictEqual(await outcomeOf(inChunks(input, [1])), whole);
    const step = Math.max(1, Math.ceil(input.length / CUTS));
    for (let cut = 1; cut < input.length; cut += step) {
      deepStrictEqual(await outcomeOf(inChunks(input, [cut, input.length])), whole);
    }
  },
};
