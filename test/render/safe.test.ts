import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeLines, safeText } from '../../src/render/safe.ts';

test.each([
  ['', ''],
  ['Amara Okafor', 'Amara Okafor'],
  [
    'Bj\u00F8rn \u9648\u4F1F \u0645\u0631\u064A\u0645 Yi\u0307lmaz',
    'Bj\u00F8rn \u9648\u4F1F \u0645\u0631\u064A\u0645 Yi\u0307lmaz',
  ],
  ['C:\\new', 'C:\\new'],
  ['a\u00A0b\u3000c', 'a\u00A0b\u3000c'],
  ['a\tb\nc\r', 'a\\tb\\nc\\r'],
  ['\0\x1F \x7E\x7F\x80\x9F\u00A0', '\\x00\\x1F ~\\x7F\\x80\\x9F\u00A0'],
  ['\x1B[31mred\x1B]0;title\x07', '\\x1B[31mred\\x1B]0;title\\x07'],
  ['a\u00ADb', 'a\\xADb'],
  ['\u202Egpj.exe\u202C', '\\u202Egpj.exe\\u202C'],
  ['\u2066a\u2069\u200E\u200F\u061C', '\\u2066a\\u2069\\u200E\\u200F\\u061C'],
  ['a\u200Bb\u2060c\uFEFFd', 'a\\u200Bb\\u2060c\\uFEFFd'],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['\u3164\u115F', '\\u3164\\u115F'],
  ['a\uD800b\uDFFF', 'a\\uD800b\\uDFFF'],
  ['\u{1F600}', '\u{1F600}'],
  ['\u{E0041}', '\\u{E0041}'],
  // Emoji sequences: a family, a skin tone, a rainbow flag, a heart.
  ['\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
  ['\u{1F469}\u{1F3FD}\u200D\u{1F680}', '\u{1F469}\u{1F3FD}\u200D\u{1F680}'],
  ['\u{1F3F3}\uFE0F\u200D\u{1F308}', '\u{1F3F3}\uFE0F\u200D\u{1F308}'],
  ['\u2764\uFE0F', '\u2764\uFE0F'],
  ['\u845B\u{E0100}', '\u845B\u{E0100}'],
  // The same characters where they only hide.
  ['a\u200Db', 'a\\u200Db'],
  ['\u{1F468}\u200Da', '\u{1F468}\\u200Da'],
  ['a\u200D\u{1F468}', 'a\\u200D\u{1F468}'],
  ['a\uFE0F', 'a\\uFE0F'],
])('%j is shown as %j', (given, shown) => {
  expect(safeText(given)).toBe(shown);
});

const ANY_TEXT = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0x2000, max: 0x206f }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0, max: 0x9f }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('\u{1F468}', '\u200D', '\uFE0F', '\u{1F3FD}', '\u{E0001}', '\u{E0100}'),
  ),
});

test('no control, direction mark, line separator or half of a pair comes through, and no joiner outside emoji', () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      const shown = safeText(text);
      expect(shown).not.toMatch(
        /[\0-\x1F\x7F-\x9F\u061C\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/,
      );
      expect(shown).not.toMatch(/\p{Cs}/u);
      expect(shown.replace(/[\p{ExtPict}\p{EMod}]\uFE0F?\u200D(?=\p{ExtPict})/gu, '')).not.toContain(
        '\u200D',
      );
    }),
  );
});

test('what is shown is safe: showing it again changes nothing', () => {
  fc.assert(fc.property(ANY_TEXT, (text) => safeText(safeText(text)) === safeText(text)));
});

test('lines and tabs of a text stay, wherever its chunks end', () => {
  expect([...safeLines(['a\tb\u202E\r\n', '\x1B[2Jc\n', ''])]).toEqual([
    'a\tb\\u202E\\r\n',
    '\\x1B[2Jc\n',
    '',
  ]);
});
