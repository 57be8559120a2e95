import fc from 'fast-check';
import type { Cell, Part } from '../../src/core/answer.ts';
import { column, part } from './scratch.ts';

/** Texts with what separates, quotes and escapes in the formats. */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\t', '\n', '\r', '\\', '"', ',', 't', ' ', '|', '\x1B', '\u202E'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  ),
  maxLength: 8,
});

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  anyText,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText, { maxLength: 3 }),
);

/** A part of up to four columns that has one more field than columns. */
export function anyPart(name: string): fc.Arbitrary<Part> {
  return fc.integer({ min: 1, max: 4 }).chain((width) => {
    const keys = Array.from({ length: width }, (_, index) => `c${index}`);
    const row = fc.record(Object.fromEntries([...keys, 'extra'].map((key) => [key, anyCell])), {
      noNullPrototype: true,
    });
    return fc.array(row, { maxLength: 5 }).map((rows) =>
      part(
        name,
        keys.map((key) => column(key)),
        rows,
      ),
    );
  });
}
