import { UserError } from '../core/errors.ts';

/**
 * Writes all chunks, waiting where the reader is slower than this program. A reader that has gone away ends it quietly;
 * throws a `UserError` where the text cannot be written for another reason, such as a full disk.
 */
export async function writeToStream(stream: NodeJS.WriteStream, chunks: Iterable<string>): Promise<void> {
  for (const chunk of chunks) {
    const error = await new Promise<Error | null | undefined>((done) => {
      stream.write(chunk, done);
    });
    if (error == null) continue;
    if (isClosedPipe(error)) return;
    throw new UserError(`cannot write the answer: ${error.message}`, {
      hint: 'is there room on the disk? -o FILE is written whole or not at all',
      cause: error,
    });
  }
}

/** Whether a write failed because nobody reads any more, as after `| head`. */
export function isClosedPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}
