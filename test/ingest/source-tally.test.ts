import { expect, it } from 'vitest';
import { BEGINNING } from '../../src/ingest/growing-log.ts';
import { SourceTally } from '../../src/ingest/source-tally.ts';
import type { UnitSummary } from '../../src/ingest/unit.ts';

const READ: UnitSummary = {
  format: 'ndjson',
  unreadable: undefined,
  looksLike: undefined,
  since: BEGINNING,
  reached: undefined,
  lineNumbers: 1,
  lines: 1,
  entries: 1,
  members: 0,
  noActor: 0,
  rejected: 0,
  rejections: [],
  spilled: undefined,
  unfinished: undefined,
};

it('an input is unknown where any piece of it could not be read: it is tried again', () => {
  const tally = new SourceTally('large.ndjson', undefined, 2, undefined);
  tally.done(0, READ);
  tally.done(1, { ...READ, unreadable: 'i/o error' });
  expect(tally).toMatchObject({ format: 'unknown', unreadable: 'i/o error' });
});
