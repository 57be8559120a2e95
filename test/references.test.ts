import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The names by which comments call pages of `docs/`. */
const PAGES: Readonly<Record<string, string>> = {
  'W&B data': 'wandb-data.md',
  definitions: 'definitions.md',
  'command line': 'command-line.md',
};

/** `W&B data, sections 1 and 2.2` names headings by number, `definitions, "Status"` by text. */
const NUMBERED = /(W&B data), (?:sections? )?(\d(?:\.\d)?)(?: and (\d(?:\.\d)?))?/g;
const QUOTED = /(definitions|command line), "([^"]+)"/g;

interface Reference {
  readonly file: string;
  readonly page: string;
  readonly heading: string;
}

/** A comment may break a reference over two lines. */
function referencesIn(file: string): Reference[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ');
  return [...text.matchAll(NUMBERED), ...text.matchAll(QUOTED)].flatMap(([, page = '', ...headings]) =>
    headings.filter((heading) => heading !== undefined).map((heading) => ({ file, page, heading })),
  );
}

function headingsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(join(root, 'docs', PAGES[page] ?? page), 'utf8');
  return new Set(
    [...text.matchAll(/^##+ (?:(\d[\d.]*?)\.? )?(.+)$/gm)].map(([, number, title = '']) => number ?? title),
  );
}

it('every reference in a comment leads to a heading of docs/', () => {
  const files = ['src', 'test', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.m?[jt]s$/.test(file) && file !== 'references.test.ts')
      .map((file) => join(folder, file)),
  );
  const references = files.flatMap(referencesIn);
  const headings = new Map(Object.keys(PAGES).map((page) => [page, headingsOf(page)]));
  expect(new Set(references.map(({ page }) => page))).toEqual(new Set(Object.keys(PAGES)));
  expect(references.filter(({ page, heading }) => headings.get(page)?.has(heading) !== true)).toEqual([]);
});
