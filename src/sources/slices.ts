/** A chunk in slices of at most `size` bytes, without copying: what a decoder is fed bounds what it can give back at once. */
export function* slices(chunk: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < chunk.length; from += size) yield chunk.subarray(from, from + size);
}
