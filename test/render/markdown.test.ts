import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { anyText } from './any-answer.ts';
import { answer, column, PLAIN, part, TWO_PARTS, text } from './scratch.ts';

test('one part: a table of the columns meant for tables, numbers to the right', () => {
  const one = part(
    'users',
    [column('name'), column('n', 'number'), column('id', 'id', false)],
    [
      { name: 'Ann', n: 3, id: '7' },
      { name: null, n: 0, id: null },
    ],
  );
  expect(text(renderMarkdown(answer(one), PLAIN))).toBe(
    '| NAME | N |\n| --- | ---: |\n| Ann | 3 |\n| - | 0 |\n',
  );
});

test('several parts: a heading each, with its period', () => {
  expect(text(renderMarkdown(TWO_PARTS, PLAIN))).toBe(
    `## The active, 2026-08-02 to 2026-08-31

| N |
| ---: |
| 3 |

## The top

| NAME | N |
| --- | ---: |
| Ann | 2 |
`,
  );
});

test('a part without a column asked for is left out', () => {
  expect(text(renderMarkdown(TWO_PARTS, { ...PLAIN, columns: ['id'] }))).toBe(
    '## The top\n\n| ID |\n| --- |\n| - |\n',
  );
});

test.each([
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['a\nb', 'a\\\\nb'],
  ['a\u202Eb', 'a\\\\u202Eb'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['&lt;', '&amp;lt;'],
  ['*a* _b_ `c` ~d~ $e$', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\$e\\$'],
  ['![x](http://x.test)', '\\!\\[x\\](http://x.test)'],
])('%j stays text: %s', (name, escaped) => {
  expect(cellOf(name)).toBe(escaped);
});

test('whatever a name holds, it is one line, one cell and no markup', () => {
  fc.assert(
    fc.property(
      anyText.filter((name) => name !== ''),
      (name) => {
        const cell = cellOf(name);
        expect(cell).not.toMatch(/[\n\r\x1B\u202E<>]/);
        expect(cell.replace(/\\[\\|*_`[\]~#!$]/g, '')).not.toMatch(/[\\|*_`[\]~]/);
      },
    ),
  );
});

function cellOf(name: string): string {
  const written = text(renderMarkdown(answer(part('users', [column('name')], [{ name }])), PLAIN));
  const prefix = '| NAME |\n| --- |\n| ';
  expect(written.startsWith(prefix)).toBe(true);
  expect(written.endsWith(' |\n')).toBe(true);
  return written.slice(prefix.length, -' |\n'.length);
}
