import { usageError } from '../core/errors.ts';
import { spellingsOf } from '../core/people.ts';
import type { Ledger } from '../reports/ledger.ts';
import { didYouMean } from './did-you-mean.ts';

/** How many names a hint lists. */
const LISTED = 10;

/** Throws a usage error where `text`, compared without case, is none of the names that a user list knows. */
export function refuseUnknownName(
  option: string,
  text: string | undefined,
  known: () => readonly string[],
): void {
  if (text === undefined) return;
  const names = [...new Set(known())].sort();
  if (names.some((name) => name.toLowerCase() === text.toLowerCase())) return;
  const more = names.length > LISTED ? ', …' : '';
  throw usageError(
    `${option}: there is no '${text}'`,
    names.length === 0
      ? 'no user list that was read says any'
      : `${didYouMean(text, names)}one of: ${names.slice(0, LISTED).join(', ')}${more}`,
  );
}

/** A warning for each of the service accounts that nobody in the log or on the roster is called. */
export function unknownServices(ledger: Ledger, services: readonly string[]): string[] {
  if (services.length === 0) return [];
  const names = ledger.people.persons.flatMap((person) => person.names);
  const known = new Set(names.map(({ value }) => value));
  return services
    .filter((service) => !spellingsOf(service).some((name) => known.has(name)))
    .map((service) =>
      `--service-account: nobody is called '${service}'. ${didYouMean(service, [...known])}`.trimEnd(),
    );
}
