import { usageError } from '../core/errors.ts';

/** The path of a file that the user wrote for `place`; for `-`, which no file is called by that, a usage error with `hint`. */
export function fileValue(place: string, hint: string): (text: string) => string {
  return (text) => {
    if (text === '-') throw usageError(`${place}: '-' is not a file`, hint);
    return text;
  };
}

/** As `fileValue`, for a database. */
export function databaseValue(place: string): (text: string) => string {
  return fileValue(place, 'name one: a database cannot be in a pipe');
}
