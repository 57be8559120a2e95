import { Decompress, ZstdErrorCode } from 'fzstd';
import { DamagedInput } from '../core/damaged-input.ts';
import { slices } from './slices.ts';
import { WindowGuard } from './zstd-window.ts';

const INPUT_SIZE = 1 << 10; // at most 256 blocks, each of 128 KiB at most, begin in it

/** The bytes in a zstd stream of one or more frames. Throws a `DamagedInput` where it ends early, is corrupt, or would need too much memory. */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let output: Uint8Array[] = [];
  const decoder = new Decompress((block) => output.push(block));
  const guard = new WindowGuard();
  const step = (slice: Uint8Array, last: boolean): DamagedInput | undefined => {
    output = [];
    try {
      guard.pass(slice);
      decoder.push(slice, last);
      return undefined;
    } catch (error) {
      return damaged(error);
    }
  };
  for await (const chunk of chunks) {
    for (const slice of slices(chunk, INPUT_SIZE)) {
      const damage = step(new Uint8Array(slice), false); // the decoder keeps what it cannot use yet
      yield* output;
      if (damage !== undefined) throw damage;
    }
  }
  const damage = step(new Uint8Array(0), true);
  yield* output;
  if (damage !== undefined) throw damage;
}

function damaged(error: unknown): DamagedInput {
  if (error instanceof DamagedInput) return error;
  const early = error instanceof Error && 'code' in error && error.code === ZstdErrorCode.UnexpectedEOF;
  return new DamagedInput(early ? 'cut short: the zstd stream ends early' : 'zstd stream is corrupt', {
    cause: error,
  });
}
