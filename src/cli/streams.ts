import { fstatSync, writeSync } from 'node:fs';
import { codeOf, reasonOf, UserError } from '../core/errors.ts';
import { safeLines } from '../render/safe.ts';

/**
 * Writes all chunks, waiting where the reader is slower than this program. A reader that has gone away ends it quietly;
 * throws a `UserError` where the text cannot be written for another reason, such as a full disk.
 */
export async function writeToStream(stream: NodeJS.WriteStream, chunks: Iterable<string>): Promise<void> {
  const file = fileOf(stream);
  for (const chunk of chunks) {
    const error = file === undefined ? await writeToPipe(stream, chunk) : writeToFile(file, chunk);
    if (error === undefined) continue;
    if (isClosedPipe(error)) return;
    throw new UserError(`cannot write the answer: ${reasonOf(error)}`, {
      hint: 'is there room on the disk? -o FILE is written whole or not at all',
      cause: error,
    });
  }
}

/** Writes text for programs: exactly as it is, except that a terminal gets nothing that could harm it. */
export async function writeData(stream: NodeJS.WriteStream, chunks: Iterable<string>): Promise<void> {
  await writeToStream(stream, stream.isTTY === true ? safeLines(chunks) : chunks);
}

/** The descriptor of a stream that goes to a file. */
function fileOf(stream: NodeJS.WriteStream): number | undefined {
  const fd = 'fd' in stream ? stream.fd : undefined;
  return typeof fd === 'number' && fstatSync(fd).isFile() ? fd : undefined;
}

/** Not through the stream: Node's takes a write that a full disk cuts short for a whole one. */
function writeToFile(file: number, chunk: string): Error | undefined {
  const bytes = Buffer.from(chunk);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function writeToPipe(stream: NodeJS.WriteStream, chunk: string): Promise<Error | undefined> {
  return new Promise((done) => {
    stream.write(chunk, (error) => done(error ?? undefined));
  });
}

/** Whether a write failed because nobody reads any more, as after `| head`. */
export function isClosedPipe(error: Error): boolean {
  return codeOf(error) === 'EPIPE';
}
