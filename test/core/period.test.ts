import { UTCDateMini } from '@date-fns/utc/date/mini';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, formatDay, parseDay, weekOf } from '../../src/core/day.ts';
import { periodOf, statusWindow } from '../../src/core/period.ts';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const first = day('2024-01-01');

describe('a period ends today and is half open on the left', () => {
  it.each([
    // today, name, first day inside
    ['2026-08-31', '7d', '2026-08-25'],
    ['2026-08-31', '1d', '2026-08-31'],
    ['2026-08-31', '30d', '2026-08-02'],
    ['2026-08-31', '2w', '2026-08-18'],
    ['2026-08-31', '3m', '2026-06-01'], // 31 May is out
    ['2026-08-31', '6m', '2026-03-01'], // clamped to 28 February, which is out
    ['2024-08-31', '6m', '2024-03-01'], // 29 February in a leap year
    ['2024-08-30', '6m', '2024-03-01'], // 30 August is clamped to 29 February, too
    ['2024-08-29', '6m', '2024-03-01'],
    ['2024-08-28', '6m', '2024-02-29'], // not clamped: 28 February is out, the 29th is in
    ['2025-05-31', '6m', '2024-12-01'], // 30 November
    ['2025-03-31', '1m', '2025-03-01'],
    ['2024-02-29', '12m', '2023-03-01'], // 28 February 2023 is out
    ['2024-02-29', '1y', '2023-03-01'],
    ['2025-02-28', '1y', '2024-02-29'],
    ['2026-01-01', '12m', '2025-01-02'],
    ['2026-08-31', 'all', '2024-01-01'],
  ])('%s, %s: from %s', (today, name, from) => {
    const period = periodOf(name, day(today), first);
    expect(period && { from: formatDay(period.from), to: formatDay(period.to) }).toEqual({ from, to: today });
  });

  it.each(['', '0d', '-1d', '7', 'd', '7D', '1.5m', '7 d', '30days', '10001y', '9999999d', 'ever'])(
    '%j is none',
    (name) => {
      expect(periodOf(name, day('2026-08-31'), first)).toBeUndefined();
    },
  );

  it('has N days, where N days are asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 30_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        (today, n) => {
          const period = periodOf(`${n}d`, today as Day, first);
          expect(period && period.to - period.from + 1).toBe(n);
        },
      ),
    );
  });

  it('is longer for more months, and never reaches the day that is months ago', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 30_000 }), fc.integer({ min: 1, max: 240 }), (today, n) => {
        const shorter = periodOf(`${n}m`, today as Day, first);
        const longer = periodOf(`${n + 1}m`, today as Day, first);
        if (shorter === undefined || longer === undefined) throw new Error('no period');
        expect(longer.from).toBeLessThan(shorter.from);
        expect(formatDay(addDays(shorter.from, -1)).slice(0, 7)).not.toBe(
          formatDay(today as Day).slice(0, 7),
        );
      }),
    );
  });
});

it('the window of the status rules is the period of six months', () => {
  const today = day('2026-08-31');
  expect(statusWindow(today)).toEqual({ from: day('2026-03-01'), to: today });
});

describe('weeks begin on Monday', () => {
  it.each([
    ['2020-12-27', '2020-12-21'],
    ['2020-12-28', '2020-12-28'],
    ['2021-01-03', '2020-12-28'], // week 53 of 2020
    ['2021-01-04', '2021-01-04'],
    ['2024-12-29', '2024-12-23'],
    ['2024-12-30', '2024-12-30'], // week 1 of 2025
  ])('%s is in the week of %s', (date, monday) => {
    expect(formatDay(weekOf(day(date)))).toBe(monday);
  });

  it('in all years, as the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400_000, max: 2_932_896 }), (number) => {
        const date = new UTCDateMini(number * 86_400_000);
        expect(weekOf(number as Day) * 86_400_000).toBe(startOfISOWeek(date).getTime());
      }),
    );
  });
});

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '1969-12-31', '2026-08-31T00:00:00Z', ''])(
    '%j is none',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );
  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_932_896 }), (number) => {
        expect(parseDay(formatDay(number as Day))).toBe(number);
      }),
    );
  });
});
