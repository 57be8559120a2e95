import { type Instant, parseInstant } from '../core/instant.ts';

const LENIENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The moment that a user list names: RFC 3339, or nearly so, for lists contain `2025-7-01T00:00:00Z` (W&B data, 2.2) and
 * plain dates. What has no offset is UTC, a date is its midnight.
 */
export function parseListTime(text: string): Instant | undefined {
  const match = LENIENT.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', time = '00:00:00', zone = 'Z'] = match;
  const clock = (time.indexOf(':') === 1 ? `0${time}` : time) + (time.split(':').length === 2 ? ':00' : '');
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return parseInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${offset}`);
}

/** How servers write a time that was never set: the zero value of Go, in which W&B's are written, and of .NET. */
const ZERO_TIME = /^0001-01-01(?:[Tt ]00:00:00(?:\.0+)?[Zz]?)?$/;

/** When a user list saw somebody last: a moment, `never` for a blank text or a time that was never set, `undefined` for any other. */
export function parseLastActive(text: string): Instant | 'never' | undefined {
  const trimmed = text.trim();
  return trimmed === '' || ZERO_TIME.test(trimmed) ? 'never' : parseListTime(trimmed);
}
