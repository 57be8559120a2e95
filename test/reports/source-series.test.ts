import { expect, it } from 'vitest';
import { formatDay } from '../../src/core/day.ts';
import { type Instant, parseInstant } from '../../src/core/instant.ts';
import type { SourceRecord } from '../../src/core/records.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { seriesOf } from '../../src/reports/source-series.ts';

const read = (path: string, format = 'ndjson'): SourceRecord => ({
  path,
  format,
  bytes: 0,
  lines: 0,
  entries: 0,
  rejected: 0,
  readAt: parseInstant('2026-08-31T23:30:00Z') as Instant,
});
const shown = (sources: SourceRecord[], zone = 'UTC') =>
  seriesOf(sources, zoneOf(zone)).map(({ path, from, to, count }) => [
    path,
    formatDay(from),
    formatDay(to),
    count,
  ]);

it.each([
  ['/logs/2026/08/30.ndjson', '/logs/2026/08/31.ndjson.gz', '/logs/*.ndjson'],
  ['/logs/2026/07/2026-08-30.json', '/logs/2026/08/2026-08-31.json', '/logs/*/*/*.json'],
  ['/logs/audit-20260830.ndjson.zst', '/logs/audit-20260831.ndjson', '/logs/audit-*.ndjson'],
  ['/2026_08_30/audit.json', '/2026_08_31/audit.json', '/*/audit.json'],
  ['C:\\logs\\2026\\08\\30.json', 'C:\\logs\\2026\\08\\31.json', 'C:\\logs\\*.json'],
])('%s and %s are one series', (one, other, series) => {
  expect(shown([read(one), read(other)])).toEqual([[series, '2026-08-30', '2026-08-31', 2]]);
});

it.each([
  ['a single file', ['/logs/2026-08-30.json']],
  ['files of different names', ['/logs/users-2026-08-30.csv', '/logs/audit-2026-08-30.json']],
  ['files without a date', ['/logs/a.json', '/logs/b.json']],
  ['a date that no calendar has', ['/logs/2026-02-30.json', '/logs/2026-02-31.json']],
  ['digits that are no date', ['/logs/120260830.json', '/logs/120260831.json']],
])('%s is none', (_, paths) => {
  expect(shown(paths.map((path) => read(path)))).toEqual([]);
});

it('a server was last heard of when the last pull ended, in the time zone of the database', () => {
  const server = [read('https://acme.wandb.io/admin/audit_logs', 'pull')];
  expect(shown(server, 'Asia/Kolkata')).toEqual([[server[0]?.path, '2026-09-01', '2026-09-01', 1]]);
});
