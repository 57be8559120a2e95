/** What a `.netrc` file knows of one machine. */
interface NetrcEntry {
  readonly login: string | undefined;
  readonly password: string;
}

/**
 * The entry for `machine` in the text of a `.netrc` file, the first that has a password; the entry named `default` is for
 * any machine and so for none that a key should be sent to. Macros and comments are skipped.
 */
export function netrcEntry(text: string, machine: string): NetrcEntry | undefined {
  const words = tokens(text);
  for (let at = words.indexOf('machine'); at >= 0; at = words.indexOf('machine', at + 1)) {
    if (words[at + 1]?.toLowerCase() !== machine.toLowerCase()) continue;
    const entry = entryAt(words, at + 2);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function entryAt(words: readonly string[], from: number): NetrcEntry | undefined {
  const values = new Map<string, string>();
  for (let at = from; at < words.length && words[at] !== 'machine' && words[at] !== 'default'; at += 2) {
    values.set(words[at] ?? '', words[at + 1] ?? '');
  }
  const password = values.get('password');
  return password === undefined ? undefined : { login: values.get('login'), password };
}

/** A macro ends with an empty line; a word in quotes may hold spaces. */
function tokens(text: string): string[] {
  const plain = text
    .replace(/^[ \t]*macdef[\s\S]*?(?:\n[ \t]*\r?\n|$(?![\s\S]))/gm, '')
    .replace(/^[ \t]*#.*$/gm, '');
  return [...plain.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted?.replace(/\\(.)/g, '$1') ?? word ?? '',
  );
}
