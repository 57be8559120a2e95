import type { Brand } from './brand.ts';
import { type Day, formatDay, SECONDS_PER_DAY } from './day.ts';
import { memoized } from './memoized.ts';

/** A moment, in whole seconds since 1970-01-01T00:00:00Z. Fractions of a second are cut off, as in every answer. */
export type Instant = Brand<number, 'Instant'>;

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/**
 * The moment that an RFC 3339 text names. A leap second (`:60`) counts as the second before it.
 * `undefined` for any other text (a number of seconds, a local time without an offset), for dates that no
 * calendar has and for years before 1970, which only a broken clock writes.
 */
export function parseInstant(text: string): Instant | undefined {
  const m = RFC3339.exec(text);
  if (m === null) return undefined;
  const [year, month, day, hour, minute, second] = [m[1], m[2], m[3], m[4], m[5], m[6]].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const offsetHours = Number(m[8] ?? 0);
  const offsetMinutes = Number(m[9] ?? 0);
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 3600 + offsetMinutes * 60) * (m[7] === '-' ? -1 : 1);
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) / 1000;
  const instant = local - offset;
  return year >= 1970 && instant >= 0 && instant <= LAST ? (instant as Instant) : undefined;
}

/** `2026-08-01T14:00:00Z`. */
export function formatInstant(instant: Instant): string {
  const day = Math.floor(instant / SECONDS_PER_DAY);
  const second = instant - day * SECONDS_PER_DAY;
  const minute = Math.floor(second / 60);
  return dateOf(day as Day) + minuteOf(minute) + secondOf(second - minute * 60);
}

/** Reports show tens of thousands of times, but few days, minutes and seconds: each is written once. */
const dateOf = memoized((day: Day) => `${formatDay(day)}T`);
const minuteOf = memoized(
  (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:`,
);
const secondOf = memoized((second: number) => `${twoDigits(second)}Z`);

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
