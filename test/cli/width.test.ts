import { expect, it } from 'vitest';
import type { Shell } from '../../src/cli/shell.ts';
import { widthFor } from '../../src/cli/width.ts';

it.each<[string | undefined, number | undefined, number, number]>([
  ['60', 100, 60, 60],
  ['10', 100, 10, 10],
  ['9999', 100, 9999, 9999],
  ['9', 100, 100, 80],
  ['10000', 100, 100, 80],
  ['-5', 100, 100, 80],
  ['wide', 100, 100, 80],
  ['', 100, 100, 80],
  [undefined, 100, 100, 80],
  [undefined, 0, 80, 80],
  [undefined, undefined, 80, 80],
])('COLUMNS=%s on a terminal of %s columns: %i there, %i elsewhere', (asked, columns, there, elsewhere) => {
  const shell = { env: { COLUMNS: asked }, stdout: { columns } } as unknown as Shell;
  expect(widthFor(true, shell)).toBe(there);
  expect(widthFor(false, shell)).toBe(elsewhere);
});
