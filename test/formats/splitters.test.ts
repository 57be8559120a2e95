import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonSplitter } from '../../src/formats/json-values.ts';
import { LineSplitter } from '../../src/formats/lines.ts';
import type { Splitter } from '../../src/formats/piece.ts';

/** The pieces of a text that comes in chunks of `size` bytes, as text or reason. */
function piecesOf(splitter: Splitter, text: string, size = 1 << 20): string[] {
  const bytes = Buffer.from(text);
  const pieces: string[] = [];
  const take = (found: ReturnType<Splitter['push']>) => {
    for (const piece of found) {
      const content = 'bytes' in piece ? Buffer.from(piece.bytes).toString('utf8') : `(${piece.reason})`;
      pieces.push(`${piece.number}: ${content}`);
    }
  };
  for (let at = 0; at < bytes.length; at += size) take(splitter.push(bytes.subarray(at, at + size)));
  take(splitter.end());
  return pieces;
}

const SPLITTERS: Readonly<Record<string, () => Splitter>> = {
  lines: () => new LineSplitter(),
  'JSON values': () => new JsonSplitter({ lists: 'whole', limit: 10 }),
  'listed JSON values': () => new JsonSplitter({ lists: 'opened', limit: 10 }),
};
const junk = fc.string({
  unit: fc.oneof(
    fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', ' ', '\n', '\r', 'null', '"audit_logs":', '{}'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  ),
});

describe.each(Object.entries(SPLITTERS))('%s', (_, make) => {
  test('do not depend on the chunks, whatever the text', () => {
    fc.assert(
      fc.property(junk, fc.integer({ min: 1, max: 9 }), (text, size) => {
        expect(piecesOf(make(), text, size)).toEqual(piecesOf(make(), text));
      }),
    );
  });
});

describe('LineSplitter', () => {
  test.each([
    ['', []],
    ['a', ['1: a']],
    ['a\n', ['1: a']],
    ['a\r\nb', ['1: a\r', '2: b']],
    ['\n\n a\n \t\n\u3000\nb\n', ['3:  a', '6: b']],
    ['\0\n', ['1: \0']],
  ])('cuts %j into %j', (text, pieces) => {
    expect(piecesOf(new LineSplitter(), text)).toEqual(pieces);
  });
});

const OPEN_END = '(not JSON: the text ends before its last bracket or quote is closed)';

describe('JsonSplitter', () => {
  test.each([
    ['', []],
    ['[]{}', ['1: []', '2: {}']],
    ['{"a":[1,{"b":2}]}\n[1]', ['1: {"a":[1,{"b":2}]}', '2: [1]']],
    ['1 "x y"\n{}true{', ['1: 1', '2: "x y"', '3: {}', '4: true', `5: ${OPEN_END}`]],
    ['{"}":"\\"}"}', ['1: {"}":"\\"}"}']],
    ['}{}', ['1: }', '2: {}']],
  ])('finds the values in %j: %j', (text, pieces) => {
    expect(piecesOf(new JsonSplitter({ lists: 'whole', limit: 100 }), text)).toEqual(pieces);
  });

  test.each([
    ['[ ]', []],
    ['[1 , [2],{"a":[]}]', ['1: 1 ', '2: [2]', '3: {"a":[]}']],
    ['{"a":[{}],"audit_logs" : [1,[2]],"b":[3]}{"c":[4]}', ['1: 1', '2: [2]', '3: {"c":[4]}']],
    ['{"a":"audit_logs","b":[1]}', ['1: {"a":"audit_logs","b":[1]}']],
    ['{"audit_logs":1,"b":[1]}', ['1: {"audit_logs":1,"b":[1]}']],
    ['{"audit_logs":null,"b":[1]}', []],
    ['{"a":{"audit_logs":[1]}}', ['1: {"a":{"audit_logs":[1]}}']],
    ['{"audit_logs":[{"audit_logs":[1]}]}', ['1: {"audit_logs":[1]}']],
    ['[1,[', ['1: 1', `2: ${OPEN_END}`]],
  ])('opens the lists in %j: %j', (text, pieces) => {
    expect(piecesOf(new JsonSplitter({ lists: 'opened', limit: 100 }), text)).toEqual(pieces);
  });

  test('gives up what is longer than its limit, to the byte', () => {
    const cut = (text: string) => piecesOf(new JsonSplitter({ lists: 'whole', limit: 1 << 20 }), text, 1000);
    const fits = `"${'x'.repeat((1 << 20) - 2)}"`;
    expect(cut(`${fits} 1`)).toEqual([`1: ${fits}`, '2: 1']);
    expect(cut(`"x${fits.slice(1)} 1`)).toEqual(['1: (longer than 1 MiB)', '2: 1']);
  });
});
