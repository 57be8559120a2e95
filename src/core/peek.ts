/** The beginning of a stream of bytes, and the stream as if nobody had looked. */
interface Peeked {
  /** Valid until the chunk that follows it is asked for. */
  readonly head: Uint8Array;
  /** Nothing comes after the head. */
  readonly complete: boolean;
  /** Head and rest, to be read once. A failure met while looking ahead is thrown where it belongs: behind the head. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Gives the stream up when the rest is not wanted. */
  close(): Promise<void>;
}

/** Looks at the first `size` bytes of `chunks`, or a little more; fewer only where the stream is shorter or fails. */
export async function peek(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  let rest = iterator;
  try {
    while (length < size && !complete) {
      const next = await iterator.next();
      if (next.done === true) {
        complete = true;
      } else {
        length += next.value.length;
        // Readers reuse their buffers: what another chunk follows is to be copied.
        parts.push(length < size ? new Uint8Array(next.value) : next.value);
      }
    }
  } catch (error) {
    rest = { next: () => Promise.reject(error) };
  }
  const [only] = parts;
  const head = only !== undefined && parts.length === 1 ? only : Buffer.concat(parts, length);
  const close = async (): Promise<void> => {
    await rest.return?.();
  };
  return { head, complete, chunks: joined(head, rest), close };
}

/** Not a generator: one that is given up early must give up the rest, too, also when it has not come to it yet. */
function joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  let isFirst = head.length > 0;
  const iterator: AsyncIterator<Uint8Array> = {
    next() {
      if (!isFirst) return rest.next();
      isFirst = false;
      return Promise.resolve({ done: false, value: head });
    },
    async return() {
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
