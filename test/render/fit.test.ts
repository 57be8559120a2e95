import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cut, cutEmail, cutPath, widthOf, wrap } from '../../src/render/fit.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
);

describe('the width of a text', () => {
  test.each([
    ['plain', 5],
    ['\u5C71\u7530 \u592A\u90CE', 9],
    ['\uD55C\uAE00', 4],
    ['\u30AB\u30CA', 4],
    ['Ame\u0301lie', 6],
    ['\u05E9\u05DC\u05D5\u05DD', 4],
    ['\u0645\u0631\u062D\u0628\u0627', 5],
    ['\u{1F469}\u200D\u{1F469}\u200D\u{1F467}', 2],
    ['\u{1F1E9}\u{1F1EA}', 2],
    ['', 0],
  ])('%j takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('is that of string-width for every character counted the quick way, alone and next to another', () => {
    for (let code = 0x20; code <= 0xd7ff; code++) {
      const character = String.fromCharCode(code);
      if (!/[\x20-\x7E]|\p{L}|…/u.test(character)) continue;
      if (widthOf(character) !== stringWidth(character)) expect.fail(code.toString(16));
    }
    fc.assert(
      fc.property(anyText, (text) => {
        expect(widthOf(text)).toBe(stringWidth(text));
      }),
    );
  });
});

describe('cutting', () => {
  test.each([
    ['exactly', 7, 'exactly'],
    ['exactly', 6, 'exact…'],
    ['\u5C71\u7530\u592A\u90CE', 6, '\u5C71\u7530…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['\u{1F469}\u200D\u{1F467}\u{1F469}\u200D\u{1F467}', 3, '\u{1F469}\u200D\u{1F467}…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
  ])('%j to %i', (text, width, expected) => {
    expect(cut(text, width, '…')).toBe(expected);
  });

  test.each([
    ['ada.lovelace@example.com', 24, 'ada.lovelace@example.com'],
    ['ada.lovelace@example.com', 23, 'ada.lovela…@example.com'],
    ['ada.lovelace@example.com', 14, 'a…@example.com'],
    ['ada.lovelace@example.com', 13, 'ada.lovelace…'],
    ['no address at all', 9, 'no addre…'],
  ])('the address %j to %i', (email, width, expected) => {
    expect(cutEmail(email, width, '…')).toBe(expected);
  });

  test.each([
    ['/logs/2026/08/31.ndjson', 23, '/logs/2026/08/31.ndjson'],
    ['/logs/2026/08/31.ndjson', 13, '…08/31.ndjson'],
    ['/\u5C71\u7530\u592A\u90CE', 6, '…\u592A\u90CE'],
    ['/e\u0301e\u0301e\u0301', 2, '…e\u0301'],
    ['people on the roster', 10, 'people on…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
  ])('the path %j to %i', (path, width, expected) => {
    expect(cutPath(path, width, '…')).toBe(expected);
  });

  test('never takes more room than there is', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), fc.constantFrom('…', '...'), (text, width, mark) => {
        expect(widthOf(cut(text, width, mark))).toBeLessThanOrEqual(width);
        expect(widthOf(cutEmail(text, width, mark))).toBeLessThanOrEqual(width);
        expect(widthOf(cutPath(text, width, mark))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('wrapping', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['abcdefgh ij', 4, ['abcd', 'efgh', 'ij']],
    ['', 4, ['']],
  ])('%j at %i', (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
  });

  test('loses nothing but spaces, and no line is too long', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
