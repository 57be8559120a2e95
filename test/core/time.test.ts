import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, formatDay, parseDay } from '../../src/core/day.ts';
import { formatInstant, type Instant, parseInstant } from '../../src/core/instant.ts';
import { zoneOf } from '../../src/core/zone.ts';

describe('RFC 3339 times', () => {
  it.each([
    ['2026-08-01T14:00:00Z', '2026-08-01T14:00:00Z'],
    ['2026-08-01t14:00:00z', '2026-08-01T14:00:00Z'],
    ['2026-08-01 14:00:00Z', '2026-08-01T14:00:00Z'],
    ['2026-08-01T14:00:00.999999999Z', '2026-08-01T14:00:00Z'], // fractions are cut off
    ['2026-08-01T16:00:00+02:00', '2026-08-01T14:00:00Z'],
    ['2026-08-01T00:30:00+05:45', '2026-07-31T18:45:00Z'],
    ['2026-07-31T23:59:59-00:00', '2026-07-31T23:59:59Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'], // a leap second
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ])('%s is %s', (text, utc) => {
    const instant = parseInstant(text);
    expect(instant === undefined ? undefined : formatInstant(instant)).toBe(utc);
  });

  it.each([
    '2026-08-01T14:00:00', // local, to whom?
    '2026-08-01',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-08-01T24:00:00Z',
    '2026-08-01T14:60:00Z',
    '2026-08-01T14:00:61Z',
    '2026-08-01T14:00:00+24:00',
    '2026-08-01T14:00:00+0200',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00+00:01',
    '0000-01-01T00:00:00Z',
    '12026-08-01T14:00:00Z',
    '1756000000',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseInstant(formatInstant(seconds as Instant))).toBe(seconds);
      }),
    );
  });
});

describe('the day of a moment', () => {
  it.each([
    ['UTC', '2026-08-31T23:59:59Z', '2026-08-31'],
    ['UTC', '2026-09-01T00:00:00Z', '2026-09-01'],
    ['Asia/Kolkata', '2026-08-31T18:29:59Z', '2026-08-31'],
    ['Asia/Kolkata', '2026-08-31T18:30:00Z', '2026-09-01'],
    ['America/Los_Angeles', '2026-03-08T07:59:59Z', '2026-03-07'], // the day on which clocks go forward
    ['America/Los_Angeles', '2026-03-08T08:00:00Z', '2026-03-08'],
    ['America/Los_Angeles', '2026-03-09T06:59:59Z', '2026-03-08'], // 23 hours long
    ['America/Los_Angeles', '2026-03-09T07:00:00Z', '2026-03-09'],
    ['America/Los_Angeles', '2026-11-01T06:59:59Z', '2026-10-31'],
    ['America/Los_Angeles', '2026-11-02T07:59:59Z', '2026-11-01'], // 25 hours long
    ['America/Los_Angeles', '2026-11-02T08:00:00Z', '2026-11-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'], // the 30th did not happen there
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['Asia/Kathmandu', '2026-08-31T18:15:00Z', '2026-09-01'],
  ])('%s: %s is on %s', (zone, time, day) => {
    expect(formatDay(zoneOf(zone).dayOf(parseInstant(time) as Instant))).toBe(day);
  });

  it.each([
    ['America/Recife', '2000-10-08T02:59:59Z', '2000-10-07'], // summer time for one week only
    ['America/Recife', '2000-10-09T02:00:00Z', '2000-10-09'],
    ['America/Recife', '2000-10-15T02:30:00Z', '2000-10-14'],
    ['Asia/Gaza', '2040-10-20T21:00:00Z', '2040-10-21'], // the same round Ramadan
  ])('%s, which keeps an offset for a week: %s is on %s', (zone, time, day) => {
    expect(formatDay(zoneOf(zone).dayOf(parseInstant(time) as Instant))).toBe(day);
  });

  it('agrees with the platform in every zone it knows', () => {
    for (const [i, name] of Intl.supportedValuesOf('timeZone').entries()) {
      const zone = zoneOf(name);
      const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: name });
      for (let day = i * 7; day < 47_400; day += 4_001) {
        const at = (day * 86_400 + (i % 48) * 1_800) as Instant;
        expect(`${name} ${formatDay(zone.dayOf(at))}`).toBe(`${name} ${platform.format(at * 1000)}`);
      }
    }
  });

  it.each(['UTC', 'Asia/Kolkata', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/Dublin'])(
    'agrees with the platform, in any order of moments: %s',
    (name) => {
      const zone = zoneOf(name);
      const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: name });
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
          expect(formatDay(zone.dayOf(seconds as Instant))).toBe(platform.format(seconds * 1000));
        }),
      );
    },
  );

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'ends where the next one begins: %s',
    (name) => {
      const zone = zoneOf(name);
      fc.assert(
        fc.property(fc.integer({ min: 16_000, max: 30_000 }), (number) => {
          const end = zone.endOf(number as Day);
          expect(zone.dayOf(end)).toBeLessThanOrEqual(number);
          expect(zone.dayOf((end + 1) as Instant)).toBeGreaterThan(number);
        }),
      );
    },
  );

  it('is not known for a zone that is none', () => {
    expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
    expect(parseDay('2026-08-31')).toBeDefined();
  });
});
