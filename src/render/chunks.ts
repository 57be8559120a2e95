/** In UTF-16 code units: a write this long costs little more than one of a single line. */
const CHUNK = 1 << 16;

/** The lines, each with its line end, joined into long chunks. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
