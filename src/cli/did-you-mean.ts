import { nearestName } from '../core/nearest-name.ts';

/** `did you mean X? ` where one of the names is near, else nothing. */
export function didYouMean(text: string, names: readonly string[]): string {
  const nearest = nearestName(text, names);
  return nearest === undefined ? '' : `did you mean ${nearest}? `;
}
