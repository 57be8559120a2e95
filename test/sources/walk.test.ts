import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../../src/sources/walk.ts';

const root = mkdtempSync(join(tmpdir(), 'orgactivity-walk-'));
const at = (...names: string[]) => join(root, ...names);
const touch = (...names: string[]) => writeFileSync(at(...names), '');

beforeAll(() => {
  mkdirSync(at('log'));
  mkdirSync(at('log', 'b.ndjson'));
  touch('log', 'b.ndjson', 'inner');
  for (const name of ['a', 'B', '-rf', '\u00e9', 'two\nlines', '.hidden', 'part.tmp']) touch('log', name);
  symlinkSync('a', at('log', 'link'));
  symlinkSync('..', at('log', 'loop'));
  symlinkSync('nowhere', at('log', 'dangling'));
  symlinkSync('circle', at('log', 'circle'));
  writeFileSync(Buffer.concat([Buffer.from(`${root}/log/`), Buffer.of(0xff)]), '');
});
afterAll(() => rmSync(root, { recursive: true }));

const pathsOf = (paths: readonly string[]) => walk(paths).files.map(({ path }) => path);

describe('walk', () => {
  test('takes the files of a folder in byte order of their names, each once', () => {
    const { files, skipped, stdin } = walk([at('log')]);
    expect(files.map(({ path }) => path)).toEqual(
      ['-rf', 'B', 'a', 'b.ndjson/inner', 'two\nlines', '\u00e9'].map((name) => at('log', name)),
    );
    expect(stdin).toBe(false);
    expect(
      Object.fromEntries(skipped.map(({ path, reason }) => [path.slice(at('log').length + 1), reason])),
    ).toEqual({
      '.hidden': 'hidden',
      'part.tmp': 'temporary',
      circle: 'a link that leads in a circle',
      dangling: 'a link that leads nowhere',
      link: 'a file that is read already',
      'loop/log': 'a folder that was entered already',
      '\uFFFD': 'its name is not UTF-8',
    });
  });

  test('takes every file that is named, and none twice', () => {
    expect(pathsOf([at('log', '.hidden'), at('log', 'part.tmp'), at('log', 'link')])).toEqual([
      at('log', '.hidden'),
      at('log', 'part.tmp'),
      at('log', 'link'),
    ]);
    expect(pathsOf([at('log', 'a'), at('log', 'a')])).toEqual([at('log', 'a')]);
    expect(pathsOf([at('log', 'a'), at('log', 'link')])).toEqual([at('log', 'a')]);
  });

  test('takes a device that is named', () => {
    expect(pathsOf(['/dev/null'])).toEqual(['/dev/null']);
  });

  test('knows standard input', () => {
    expect(walk(['-', '-'])).toEqual({ files: [], stdin: true, skipped: [] });
  });

  test.each([
    ['nothing', 'no such file or folder'],
    ['log/dangling', 'a link that leads nowhere'],
    ['log/circle', 'a link that leads in a circle'],
    ['log/a/b', 'a file where a folder should be'],
  ])('fails on %s: %s', (name, reason) => {
    expect(() => walk([at(name)])).toThrow(
      expect.objectContaining({ name: 'UserError', message: `cannot read ${at(name)}: ${reason}` }),
    );
  });
});
