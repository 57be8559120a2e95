import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** Which folders each folder may import from, besides itself: data goes one way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  sources: ['core'],
  formats: ['core'],
  kernel: ['core'],
  facts: ['core'],
  store: ['core'],
  reports: ['core'],
  render: ['core'],
  ingest: ['core', 'sources', 'formats', 'kernel', 'facts', 'store'],
  pull: ['core', 'sources', 'formats', 'kernel', 'facts', 'store'],
  cli: ['core', 'sources', 'store', 'reports', 'render', 'ingest', 'pull'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith(join('kernel', 'assembly')),
);

const imports = files.flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    ([, target]) => ({
      file,
      from: file.split('/')[0] ?? '',
      to: relative(src, join(src, dirname(file), target ?? '')).split('/')[0] ?? '',
    }),
  ),
);

it('every folder is a known station', () => {
  expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(new Set(Object.keys(MAY_IMPORT)));
});

it('nothing imports against the direction of the data', () => {
  const wrong = imports.filter(({ from, to }) => to !== from && !(MAY_IMPORT[from] ?? []).includes(to));
  expect(imports.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

it('no file is much longer than two screens', () => {
  const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 250);
  expect(long).toEqual([]);
});
