import { type Day, formatDay } from '../core/day.ts';
import { usageError } from '../core/errors.ts';
import { didYouMean } from './did-you-mean.ts';
import { fileValue } from './file-value.ts';

/** What may stand in braces in the name of an output file. */
const PLACEHOLDERS = {
  /** `2026-08-31`: the day as of which the report answers. */
  asOf: (day: Day) => formatDay(day),
  /** `2026-08`. */
  month: (day: Day) => formatDay(day).slice(0, 7),
} as const satisfies Record<string, (day: Day) => string>;

const NAMES = Object.keys(PLACEHOLDERS) as (keyof typeof PLACEHOLDERS)[];
const IN_BRACES = /\{([^{}]*)\}/g;

/** The name of an output file as the user wrote it for `option`. Throws a usage error where braces hold something else than a placeholder, and for `-`. */
export function fileNameOption(option: string): (text: string) => string {
  const named = fileValue(option, 'leave it out: the answer goes to stdout anyway');
  return (text) => {
    for (const [written, name = ''] of text.matchAll(IN_BRACES)) {
      if (NAMES.some((known) => known === name)) continue;
      throw usageError(
        `${option}: there is no '${written}'`,
        `${didYouMean(name, NAMES)}one of: ${NAMES.map((known) => `{${known}}`).join(', ')}`,
      );
    }
    return named(text);
  };
}

/** The name with its placeholders filled in for an answer as of `day`. */
export function fileNameFor(template: string, day: Day): string {
  return template.replaceAll(IN_BRACES, (written, name: string) => {
    const known = NAMES.find((placeholder) => placeholder === name);
    return known === undefined ? written : PLACEHOLDERS[known](day);
  });
}
