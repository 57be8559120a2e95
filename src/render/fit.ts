import stringWidth from 'string-width';

/**
 * Characters that stand alone and have one width wherever they are: ASCII, the ellipsis, letters of Latin, Greek, Cyrillic,
 * Hebrew and Arabic; and the wide ones: kana, Han, Hangul. Most texts are of these only, and counting them is a hundred times
 * faster than asking `string-width`.
 */
const SIMPLE =
  /^[\x20-\x7E\u2026\u00C0-\u024F\u0391-\u03A1\u03A3-\u03C9\u0400-\u0481\u05D0-\u05EA\u0620-\u064A\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3]*$/;
const WIDE = /[\u3041-\uD7A3]/g;
export const PRINTABLE_ASCII = /^[\x20-\x7E]*$/;

/** How many columns of a terminal a text takes up. */
export function widthOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return SIMPLE.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text);
}

/** What stands for the part of a text that was cut off. */
export function ellipsis(unicode: boolean): string {
  return unicode ? '…' : '...';
}

/** The text, cut to at most `width` columns between two characters as a reader sees them; its end becomes the `mark`. */
export function cut(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - mark.length;
  if (room < 0) return mark.slice(0, width);
  return start(text, room) + mark;
}

/** An e-mail address, cut before the `@` only: a domain is shown whole or, where even that has no room, the address is cut like any text. */
export function cutEmail(email: string, width: number, mark: string): string {
  const domain = domainOf(email);
  const room = width - widthOf(domain);
  if (widthOf(email) <= width || domain === '' || room <= mark.length) return cut(email, width, mark);
  return cut(email.slice(0, -domain.length), room, mark) + domain;
}

/** A path, cut at its beginning: which file it is stands at its end. What has no folder in it is cut like any text. */
export function cutPath(path: string, width: number, mark: string): string {
  if (widthOf(path) <= width || !/[\\/]/.test(path)) return cut(path, width, mark);
  const room = width - mark.length;
  return room < 0 ? mark.slice(0, width) : mark + end(path, room);
}

/** `@example.com`; empty where the text is no address. */
export function domainOf(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? '' : email.slice(at);
}

/** The text in lines of at most `width` columns (1 or more), broken at spaces; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(line) > Math.max(1, width)) {
      const head = start(line, width) || line.slice(0, 1);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** As much of the beginning of a text as `room` columns hold. */
function start(text: string, room: number): string {
  if (PRINTABLE_ASCII.test(text)) return text.slice(0, room);
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes(text)) {
    used += widthOf(segment);
    if (used > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** As much of the end of a text as `room` columns hold. */
function end(text: string, room: number): string {
  let from = text.length;
  let used = 0;
  for (const { segment, index } of [...graphemes(text)].reverse()) {
    used += widthOf(segment);
    if (used > room) break;
    from = index;
  }
  return text.slice(from);
}

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as a reader sees them. What tells them apart takes longer to make than most answers to write. */
function graphemes(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}
