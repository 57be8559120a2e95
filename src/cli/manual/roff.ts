/** Text for man(7): every character stands for itself, in a terminal without UTF-8 as well as it can. */
export function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replace(/[^\x00-\x7e]/gu, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      return `\\[u${code.padStart(4, '0')}]`;
    })
    .replace(/^(?=\.)/gm, '\\&');
}

/** A section: `.SH NAME` and its lines; nothing where it has none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`.SH ${title}`, ...lines];
}

/** A term in bold, and what it means, indented. */
export function entry(term: string, meaning: string): string[] {
  return ['.TP', `.B ${roff(term)}`, roff(meaning)];
}

/** Lines as they are, neither filled nor broken. */
export function verbatim(text: string): string[] {
  return ['.nf', ...text.split('\n').map((line) => roff(line)), '.fi'];
}
