import type { Option } from 'commander';
import { type Day, parseDay } from '../core/day.ts';
import { usageError } from '../core/errors.ts';
import { didYouMean } from './did-you-mean.ts';

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

/** Lets an option take one of `choices` and nothing else; help and completion list them. */
export function oneOf<Kind extends Option>(option: Kind, choices: readonly string[]): Kind {
  option.choices(choices).argParser(choice(option.long ?? option.flags, choices));
  return option;
}

/** As `oneOf`, for an option that may be given more than once. */
export function someOf<Kind extends Option>(option: Kind, choices: readonly string[]): Kind {
  option.choices(choices).argParser(repeated(choice(option.long ?? option.flags, choices)));
  return option;
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
      throw usageError(`${option}: '${text}' is not a whole number from 1 on`, `for example: ${option} 10`);
    return Number(text);
  };
}

/** The IANA name of a time zone, as the platform spells it; a name that it knows by another one stays as it is. */
export function zoneOption(option: string): (text: string) => string {
  return (text) => {
    try {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
      return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text;
    } catch {
      const near = didYouMean(text, Intl.supportedValuesOf('timeZone'));
      throw usageError(
        `${option}: there is no '${text}'`,
        `${near}IANA names are known, such as UTC or Asia/Kolkata`,
      );
    }
  };
}

/** Collects the values of an option that may be given more than once. */
export function repeated<Value>(
  parse: (text: string) => Value,
): (text: string, before: readonly Value[] | undefined) => Value[] {
  return (text, before) => [...(before ?? []), parse(text)];
}
