import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DamagedInput } from '../../src/core/damaged-input.ts';
import { decompress } from '../../src/sources/decompress.ts';
import { gunzipAtOnce } from '../../src/sources/gunzip.ts';

const TEXT = 'one\ntwo\nthree \u00e9\n';
const TEXT_SIZE = Buffer.byteLength(TEXT);
/** `TEXT`, `TEXT` again in a frame of its own, and an empty frame, by zstd 1.5.5. */
const ZSTD = Buffer.from(
  'KLUv/SQRiQAAb25lCnR3bwp0aHJlZSDDqQqu4GTZKLUv/SQRiQAAb25lCnR3bwp0aHJlZSDDqQqu4GTZKLUv/SQAAQAAmenYUQ==',
  'base64',
);

/** Chunks of the given sizes, round and round, in one buffer that is reused as the file reader does. */
async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(Math.max(...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const part = bytes.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    buffer.set(part);
    yield buffer.subarray(0, part.length);
    buffer.fill(0xee);
    at += part.length;
  }
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [1 << 20]) {
  const parts: Uint8Array[] = [];
  let damage: string | undefined;
  try {
    for await (const chunk of decompress(inChunks(bytes, sizes))) parts.push(new Uint8Array(chunk));
  } catch (error) {
    if (!(error instanceof DamagedInput)) throw error;
    damage = error.message;
  }
  return { text: Buffer.concat(parts).toString('utf8'), damage };
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const members = Buffer.concat([gzipSync('one\ntw'), gzipSync(''), gzipSync('o\nthree \u00e9\n')]);

const SOUND: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', Buffer.of(), ''],
  ['one byte', Buffer.from('x'), 'x'],
  ['plain text', Buffer.from(TEXT), TEXT],
  ['a byte order mark', Buffer.from(`\uFEFF${TEXT}`), TEXT],
  ['a byte order mark and nothing else', Buffer.from('\uFEFF'), ''],
  ['UTF-16, little endian', utf16(TEXT), TEXT],
  ['UTF-16, big endian', utf16(TEXT).swap16(), TEXT],
  ['a surrogate pair in UTF-16', utf16('\u{1F600}'), '\u{1F600}'],
  ['gzip', gzipSync(TEXT), TEXT],
  ['gzip of nothing', gzipSync(''), ''],
  ['gzip of UTF-16', gzipSync(utf16(TEXT)), TEXT],
  ['gzip of several members', members, TEXT],
  ['gzip padded with NULs', Buffer.concat([members, Buffer.alloc(300)]), TEXT],
  ['zstd of several frames', ZSTD, TEXT + TEXT],
];

describe('decompress', () => {
  test.each(SOUND)('reads %s, whatever the chunks', async (_, bytes, text) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
        async (sizes) => {
          expect(await read(bytes, sizes)).toEqual({ text, damage: undefined });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('in one go gives the same of any gzip bytes, or nothing', async () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(places, fc.nat(), fc.integer({ max: 0, min: -20 }), async (changes, tail, cut) => {
        const bytes = Buffer.concat([members, gzipSync(TEXT.repeat(50)), Buffer.alloc(tail % 9)]);
        for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
        const packed = Buffer.from(bytes.subarray(0, bytes.length + cut));
        if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8) return;
        const content = gunzipAtOnce(packed);
        const { text, damage } = await read(packed);
        expect(content?.toString()).toBe(damage === undefined ? text : undefined);
      }),
    );
  });

  test('in one go refuses what becomes very large', () => {
    expect(gunzipAtOnce(gzipSync(Buffer.alloc((64 << 20) + 1)))).toBeUndefined();
  });

  test.each([
    ['gzip', gzipSync(TEXT.repeat(1000)), 'cut short: the gzip stream ends early'],
    ['zstd', ZSTD, 'cut short: the zstd stream ends early'],
  ])('gives what a truncated %s stream has, and then says so', async (_, whole, damage) => {
    const cut = await read(whole.subarray(0, whole.length - 2));
    expect(cut.damage).toBe(damage);
    expect(cut.text.startsWith(TEXT)).toBe(true);
  });

  test('gives the members before a corrupt one', async () => {
    const broken = gzipSync(TEXT);
    broken[broken.length - 8] = (broken[broken.length - 8] ?? 0) ^ 1;
    const outcome = await read(Buffer.concat([members, broken]), [members.length, 1000]);
    expect(outcome.text.startsWith(TEXT)).toBe(true);
    expect(outcome.damage).toBe('gzip stream is corrupt: incorrect data check');
  });

  test('calls garbage behind a zstd frame corrupt', async () => {
    const outcome = await read(Buffer.concat([ZSTD, Buffer.from('garbage behind the frame')]));
    expect(outcome).toEqual({ text: TEXT + TEXT, damage: 'zstd stream is corrupt' });
  });

  /** A frame with a window descriptor (RFC 8878, section 3.1.1.1.2) and `TEXT` in one raw block. */
  const zstdWithWindow = (descriptor: number) =>
    Buffer.concat([
      Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, descriptor),
      Buffer.of(((TEXT_SIZE << 3) | 1) & 0xff, TEXT_SIZE >> 5, 0),
      Buffer.from(TEXT),
    ]);

  test.each([
    ['first', Buffer.of()],
    ['second', ZSTD],
    ['skipped', Buffer.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3)],
  ])('unpacks a zstd window of 128 MiB and no larger, %s frame', async (_, before) => {
    const whole = await read(Buffer.concat([before, zstdWithWindow(17 << 3)]), [1, 7, 100]);
    expect(whole).toEqual({ text: expect.stringMatching(new RegExp(`${TEXT}$`)), damage: undefined });
    const refused = await read(Buffer.concat([before, zstdWithWindow((17 << 3) + 1)]), [1, 7, 100]);
    expect(refused.damage).toBe(
      'zstd needs 144 MiB of memory for it, more than 128: pack it again without --long or --ultra',
    );
    const bomb = await read(Buffer.concat([before, zstdWithWindow(0xff)]));
    expect(bomb.damage).toMatch(/^zstd needs 3,932,160 MiB of memory for it/);
  });

  test('says where UTF-16 is invalid', async () => {
    expect((await read(Buffer.concat([utf16('a'), Buffer.of(0x00, 0xdc)]))).damage).toBe('invalid UTF-16');
    expect((await read(Buffer.concat([utf16('ab'), Buffer.of(0x61)]))).damage).toBe('invalid UTF-16');
  });

  test('passes the failure of its source on', async () => {
    const failing = async function* () {
      yield gzipSync(TEXT).subarray(0, 12);
      throw new Error('disk on fire');
    };
    await expect(async () => {
      for await (const _ of decompress(failing()));
    }).rejects.toThrow('disk on fire');
  });

  test('streams a gzip bomb and can be left at any time', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20), { level: 9 });
    let largest = 0;
    let total = 0;
    for await (const chunk of decompress(inChunks(bomb, [1 << 20]))) {
      largest = Math.max(largest, chunk.length);
      total += chunk.length;
      if (total > 4 << 20) break;
    }
    expect(largest).toBeLessThanOrEqual(1 << 20);
  });
});
