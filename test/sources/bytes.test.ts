import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnreadableInput } from '../../src/core/unreadable-input.ts';
import { type ByteRange, fileBytes } from '../../src/sources/bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'orgactivity-bytes-'));
const file = join(folder, 'file');
const content = Buffer.alloc((2 << 20) + 3, 'abcdefg');
beforeAll(() => writeFileSync(file, content));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(range?: ByteRange): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of fileBytes(file, range)) parts.push(new Uint8Array(chunk));
  return Buffer.concat(parts);
}

describe('fileBytes', () => {
  test('gives all bytes of a file', async () => {
    expect((await read()).equals(content)).toBe(true);
  });

  test.each([
    [0, 0],
    [0, 1],
    [5, 9],
    [3, (1 << 20) + 7],
    [content.length - 2, content.length],
    [content.length - 2, content.length + 100],
    [content.length, content.length + 1],
  ])('gives the bytes from %i to %i', async (from, to) => {
    expect((await read({ from, to })).equals(content.subarray(from, to))).toBe(true);
  });

  test('says why a file cannot be read', async () => {
    const reading = fileBytes(join(folder, 'nothing')).next();
    await expect(reading).rejects.toThrow(new UnreadableInput('no such file or directory'));
    await expect(fileBytes(folder).next()).rejects.toThrow(UnreadableInput);
  });
});
