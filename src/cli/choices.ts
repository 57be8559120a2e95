import { closest, distance } from 'fastest-levenshtein';
import { type Day, parseDay } from '../core/day.ts';
import { usageError } from '../core/errors.ts';

/** The one of `choices` that the user wrote for `option`; a usage error with a suggestion for anything else. */
export function choice<Choice extends string>(
  option: string,
  choices: readonly Choice[],
): (text: string) => Choice {
  return (text) => {
    const found = choices.find((known) => known === text);
    if (found !== undefined) return found;
    throw usageError(
      `${option}: there is no '${text}'`,
      `${didYouMean(text, choices)}one of: ${choices.join(', ')}`,
    );
  };
}

/** `did you mean X? ` where one of the names is near, else nothing. */
export function didYouMean(text: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const nearest = closest(text, [...names]);
  return distance(text, nearest) <= Math.max(1, Math.floor(nearest.length / 2))
    ? `did you mean ${nearest}? `
    : '';
}

/** The day that the user wrote for `option`. */
export function dayOption(option: string): (text: string) => Day {
  return (text) => {
    const day = parseDay(text);
    if (day === undefined)
      throw usageError(`${option}: '${text}' is not a date`, 'write it as YYYY-MM-DD: 2026-08-31');
    return day;
  };
}

/** A whole number from 1 on. */
export function countOption(option: string): (text: string) => number {
  return (text) => {
    if (!/^[1-9]\d{0,8}$/.test(text))
      throw usageError(`${option}: '${text}' is not a whole number from 1 on`);
    return Number(text);
  };
}

/** Collects the values of an option that may be given more than once. */
export function repeated<Value>(
  parse: (text: string) => Value,
): (text: string, before: Value[] | undefined) => Value[] {
  return (text, before) => [...(before ?? []), parse(text)];
}
