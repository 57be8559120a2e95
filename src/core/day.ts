import { UTCDateMini } from '@date-fns/utc/date/mini'; // the full one makes formatters for local texts, a third of a short run
import { startOfMonth } from 'date-fns/startOfMonth';
import { subMonths } from 'date-fns/subMonths';
import type { Brand } from './brand.ts';

/** A calendar day in the database's time zone, as whole days since 1970-01-01. Plain integer arithmetic moves by days. */
export type Day = Brand<number, 'Day'>;

export const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = 1000 * SECONDS_PER_DAY;

/** The first and the last day that this program knows: four-digit years from the epoch on. */
export const FIRST_DAY = 0 as Day;
export const LAST_DAY = 2_932_896 as Day; // 9999-12-31

/** The day `count` days after `day` (before it, where negative). */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

/**
 * The day `months` months before `day`, clamped to the end of a shorter month:
 * 31 August less six months is 28 or 29 February (definitions, "Days, periods, now").
 */
export function monthsBefore(day: Day, months: number): Day {
  return fromDate(subMonths(toDate(day), months));
}

/** The Monday of the ISO week that holds `day`; three days before day 0 was one. */
export function weekOf(day: Day): Day {
  return (Math.floor((day + 3) / 7) * 7 - 3) as Day;
}

/** The first day of the month that holds `day`. */
export function monthOf(day: Day): Day {
  return fromDate(startOfMonth(toDate(day)));
}

/** The first day of the month after the one that holds `day`. */
export function nextMonthOf(day: Day): Day {
  // No month is longer than 31 days, so whatever day is 31 days after the first is in the next one.
  return monthOf(addDays(monthOf(day), 31));
}

/** `2026-08-31`. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day that `YYYY-MM-DD` names, or `undefined` for any other text and for dates that no calendar has. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return undefined;
  const day = (ms / MS_PER_DAY) as Day;
  return day >= FIRST_DAY && formatDay(day) === text ? day : undefined;
}

function toDate(day: Day): Date {
  return new UTCDateMini(day * MS_PER_DAY);
}

function fromDate(date: Date): Day {
  return Math.floor(date.getTime() / MS_PER_DAY) as Day;
}
