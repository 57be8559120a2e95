/** What ordinary names need: a joiner between two emoji, and a variation selector behind an emoji or a Han character. */
const JOINER =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})/u;
const SELECTOR = /(?<=[\p{Emoji}\p{Script=Han}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

/** Control characters, marks that change the direction of writing, invisible characters, line separators, halves of surrogate pairs. */
const UNSAFE =
  String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]` +
  `(?<!${JOINER.source}|${SELECTOR.source})`;
let unsafe: RegExp | undefined; // made when it is first needed, which takes as long as a short text takes to write

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Almost every text: nothing in it needs a look. */
const PLAIN = /^[\x20-\x7E]*$/;

/**
 * The text as it may be written to a terminal: everything that could move the cursor, change colours or hide what is written
 * is shown as an escape like `\n`, `\x1B` or `\u202E`. Every other character is kept.
 */
export function safeText(text: string): string {
  if (PLAIN.test(text)) return text;
  unsafe ??= new RegExp(UNSAFE, 'gu');
  return text.replace(unsafe, escaped);
}

/** The same for a text with ends of lines and tabs of its own. */
export function* safeLines(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) {
    yield chunk
      .split(/([\n\t])/)
      .map((part, index) => (index % 2 === 0 ? safeText(part) : part))
      .join('');
  }
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  const numeric =
    code <= 0xff
      ? `\\x${hex.padStart(2, '0')}`
      : code <= 0xffff
        ? `\\u${hex.padStart(4, '0')}`
        : `\\u{${hex}}`;
  return NAMED[character] ?? numeric;
}
