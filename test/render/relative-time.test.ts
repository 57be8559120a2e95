import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import { relativeTime } from '../../src/render/time.ts';

const NOW = instant('2026-08-31T12:00:00Z');

test.each([
  ['2026-08-31T12:00:00Z', 'just now'],
  ['2026-08-31T11:59:01Z', 'just now'],
  ['2026-08-31T11:59:00Z', '1 minute ago'],
  ['2026-08-31T11:55:00Z', '5 minutes ago'],
  ['2026-08-31T11:00:01Z', '59 minutes ago'],
  ['2026-08-31T11:00:00Z', '1 hour ago'],
  ['2026-08-30T12:00:01Z', '23 hours ago'],
  ['2026-08-30T12:00:00Z', '1 day ago'],
  ['2026-08-30T00:00:00Z', '1 day ago'],
  ['2026-08-29T23:59:59Z', '2 days ago'],
  ['2026-08-01T00:00:00Z', '30 days ago'],
  ['2026-07-31T23:59:59Z', '1 month ago'],
  // `--period 6m` begins on 1 March.
  ['2026-03-01T00:00:00Z', '5 months ago'],
  ['2026-02-28T23:59:59Z', '6 months ago'],
  ['2025-09-01T00:00:00Z', '11 months ago'],
  ['2025-08-31T23:59:59Z', '1 year ago'],
  ['2024-09-01T00:00:00Z', '1 year ago'],
  ['2024-08-31T00:00:00Z', '2 years ago'],
  ['2026-08-31T12:00:59Z', 'just now'],
  ['2026-08-31T12:01:00Z', 'in 1 minute'],
  ['2026-08-31T14:30:00Z', 'in 2 hours'],
  ['2026-09-02T12:00:00Z', 'in 2 days'],
  ['2027-10-01T12:00:00Z', 'in 1 year'],
])('%s is %s', (at, words) => {
  expect(relativeTime(instant(at), NOW)).toBe(words);
});

test('the future is worded like the past', () => {
  const anyInstant = fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds as Instant);
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      const past = relativeTime(earlier, later);
      expect(past).toMatch(
        /^(just now|1 (minute|hour|day|month|year) ago|([2-9]|[1-9]\d+) (minute|hour|day|month|year)s ago)$/,
      );
      expect(relativeTime(later, earlier)).toBe(past.replace(/^(.*) ago$/, 'in $1'));
    }),
  );
});

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`no time: ${text}`);
  return parsed;
}
