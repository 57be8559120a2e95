import { closest, distance } from 'fastest-levenshtein';

/** What is put before a word to say its opposite. */
const NEGATION = /^(?:de|dis|in|no|non|not|un)-?$/;

/**
 * The one of `names` that is most likely meant by `text`, upper or lower case aside: the only one with that word, or that of
 * which at most a third of the letters, or one, are to be changed. None where `text` is the opposite of one of them:
 * `inactive` is no slip of `active`, and whoever writes it has no other of the names in mind either.
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const written = text.trim().toLowerCase();
  const folded = names.map((name) => name.toLowerCase());
  if (written === '' || names.length === 0 || folded.some((name) => isOpposite(written, name)))
    return undefined;
  const withWord = names.filter((_, place) => folded[place]?.split('-').includes(written));
  if (withWord.length === 1) return withWord[0];
  const nearest = closest(written, folded);
  const most = Math.max(1, Math.ceil(nearest.length / 3));
  return distance(written, nearest) <= most ? names[folded.indexOf(nearest)] : undefined;
}

function isOpposite(text: string, name: string): boolean {
  const [longer, shorter] = text.length > name.length ? [text, name] : [name, text];
  return longer.endsWith(shorter) && NEGATION.test(longer.slice(0, longer.length - shorter.length));
}
