import { closest, distance } from 'fastest-levenshtein';

/** `did you mean X? ` where one of the names is near, else nothing. */
export function didYouMean(text: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const nearest = closest(text, [...names]);
  return distance(text, nearest) <= Math.max(1, Math.floor(nearest.length / 2))
    ? `did you mean ${nearest}? `
    : '';
}
