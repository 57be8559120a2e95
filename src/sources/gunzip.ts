import { createGunzip, gunzipSync } from 'node:zlib';
import { DamagedInput } from '../core/damaged-input.ts';
import { codeOf } from '../core/errors.ts';
import { slices } from './slices.ts';

const OUTPUT_SIZE = 1 << 20; // zlib's default of 16 KiB is four times slower
const INPUT_SIZE = 1 << 16; // at most 1,032 times as much comes out of it

/**
 * The bytes in a gzip stream: all its members, and NUL padding behind them. The stream is fed step by step, because one that
 * fails drops what its reader has not taken yet. Throws a `DamagedInput` where it ends early or is corrupt.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: OUTPUT_SIZE });
  let output: Uint8Array[] = [];
  stream.on('data', (chunk: Uint8Array) => output.push(chunk));
  let failure: Error | undefined;
  let settle = (): void => {};
  stream.on('error', (error) => {
    failure = error;
    settle(); // a stream that fails never calls back
  });
  let ended = false;
  stream.on('end', () => {
    ended = true;
    settle(); // so does one that has met padding
  });
  const step = (feed: (done: () => void) => void): Promise<void> =>
    new Promise((done) => {
      settle = done;
      feed(done);
    });
  const taken = (): Uint8Array[] => {
    const ready = output;
    output = [];
    return ready;
  };
  try {
    for await (const chunk of chunks) {
      for (const slice of slices(chunk, INPUT_SIZE)) {
        const ready = taken();
        const unpacked = step((done) => stream.write(slice, () => done()));
        yield* ready; // while zlib's thread unpacks the next ones
        await unpacked;
        if (failure === undefined && !ended) continue;
        yield* taken();
        if (failure !== undefined) throw damaged(failure);
        return;
      }
    }
    await step(() => stream.end());
    yield* taken();
    if (failure !== undefined) throw damaged(failure);
  } finally {
    stream.destroy();
  }
}

/** More than that is for `gunzip`: how much comes out of a gzip file cannot be told before. */
const MOST_AT_ONCE = 64 << 20;

/** All bytes of a small gzip stream; `undefined` where they are too many, or it is damaged: `gunzip` gives what can be had of it. */
export function gunzipAtOnce(packed: Buffer): Buffer<ArrayBuffer> | undefined {
  // RFC 1952, section 2.3.1: how much the last member unpacks to, mostly the only one. In one piece nothing is copied; and
  // pieces of the same few sizes take the place of one another in memory, where others would leave holes.
  const size = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  const chunkSize = Math.min(powerOfTwo(Math.max(size + 1, OUTPUT_SIZE)), MOST_AT_ONCE);
  try {
    return gunzipSync(packed, { chunkSize, maxOutputLength: MOST_AT_ONCE });
  } catch {
    return undefined;
  }
}

/** The smallest that is not less. */
function powerOfTwo(size: number): number {
  return 2 ** Math.ceil(Math.log2(size));
}

function damaged(error: Error): DamagedInput {
  const early = codeOf(error) === 'Z_BUF_ERROR';
  return new DamagedInput(
    early ? 'cut short: the gzip stream ends early' : `gzip stream is corrupt: ${error.message}`,
    {
      cause: error,
    },
  );
}
