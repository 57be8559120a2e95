import { once } from 'node:events';

/** Writes all chunks, waiting where the reader is slower than this program. A reader that has gone away ends it quietly. */
export async function writeToStream(stream: NodeJS.WriteStream, chunks: Iterable<string>): Promise<void> {
  let gone = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  };
  stream.on('error', onError);
  for (const chunk of chunks) {
    if (gone) return;
    if (!stream.write(chunk))
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(onError);
  }
}
