import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Receipt, Rejected } from '../../src/ingest/receipt.ts';
import { closeSpill, openSpill } from '../../src/ingest/spill.ts';
import type { InputType } from '../../src/ingest/unit.ts';
import { walk } from '../../src/sources/walk.ts';
import type { Connection } from '../../src/store/database.ts';
import { readSources } from '../../src/store/sources.ts';
import { dump, scratchDatabases } from '../store/scratch.ts';

const newDatabase = scratchDatabases();
const folder = mkdtempSync(join(tmpdir(), 'orgactivity-growing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const log = join(folder, 'log.ndjson');

interface Reading {
  readonly receipt: Receipt;
  readonly rejected: readonly Rejected[];
}

async function read(db: Connection, as?: InputType): Promise<Reading> {
  const rejected: Rejected[] = [];
  const spill = openSpill(log);
  const write = async (all: Iterable<Rejected>) => void rejected.push(...all);
  const receipt = await ingest(db, walk([log]), {
    timezone: 'UTC',
    as,
    takenAt: undefined,
    now: Date.now() + 60_000, // the file has long been left alone
    rejects: { path: 'rejects.txt', spill, write },
    onProgress: undefined,
    onRead: undefined,
  });
  closeSpill(spill);
  return { receipt, rejected };
}

/** What a database holds, and how far it was read. */
function state(db: Connection): unknown {
  const { readAt: _, ...source } = readSources(db)[0] ?? { readAt: 0 };
  return { ...(dump(db) as object), source, checkpoint: db.prepare('SELECT * FROM checkpoint').all() };
}

/** The same of a database that has read these contents, the last one from its beginning. */
async function stateAfter(...contents: readonly string[]): Promise<unknown> {
  const db = newDatabase();
  for (const content of contents) {
    writeFileSync(log, content);
    db.exec('DELETE FROM checkpoint; DELETE FROM source');
    await read(db);
  }
  return state(db);
}

const event = (who: number, second = 0): string =>
  `{"timestamp":"2026-08-0${1 + (second % 7)}T00:00:${10 + (second % 50)}Z","actor_user_id":${who},"action":"run:update"}`;
const [ONE, TWO, THREE] = [event(1), event(2), event(3)];
const BOM = '\uFEFF';

describe('a log that has changed', () => {
  it.each<readonly [name: string, before: string, after: string, linesRead: number]>([
    ['appended to', `${ONE}\n`, `${ONE}\n${TWO}\n`, 1],
    ['appended to twice as much', `${ONE}\n`, `${ONE}\n${TWO}\n${THREE}\n`, 2],
    ['touched', `${ONE}\n`, `${ONE}\n`, 0],
    ['appended to behind half a line', `${ONE}\n${TWO.slice(0, 20)}`, `${ONE}\n${TWO}\n${THREE}\n`, 2],
    ['appended to behind a line without an end', `${ONE}\n${TWO}`, `${ONE}\n${TWO}\n${THREE}\n`, 2],
    ['appended to with CRLF', `${ONE}\r\n`, `${ONE}\r\n${TWO}\r\n`, 1],
    ['cut between CR and LF', `${ONE}\r\n${TWO}\r`, `${ONE}\r\n${TWO}\r\n${THREE}\r\n`, 2],
    ['appended to behind blank lines', `${ONE}\n\n \n`, `${ONE}\n\n \n\n${TWO}\n`, 1],
    ['that began with a byte order mark', `${BOM}${ONE}\n`, `${BOM}${ONE}\n${TWO}\n`, 1],
    ['that was empty', '', `${ONE}\n`, 1],
    ['that was half a line', ONE.slice(0, 20), `${ONE}\n${TWO}\n`, 2],
    ['of which another line is rewritten in place', `${ONE}\n${TWO}\n`, `${ONE}\n${THREE}\n`, 2],
    ['rewritten in the middle and appended to', `${ONE}\n${TWO}\n`, `${THREE}\n${TWO}\n${ONE}\n`, 3],
    ['truncated', `${ONE}\n${TWO}\n`, `${ONE}\n`, 1],
    ['truncated and regrown', `${ONE}\n${TWO}\n`, `${THREE}\n${ONE}\n${TWO}\n`, 3],
    ['one character longer at its beginning', `${ONE}\n`, ` ${ONE}\n`, 1],
  ])('%s', async (_, before, after, linesRead) => {
    const expected = await stateAfter(before, after);
    const db = newDatabase();
    writeFileSync(log, before);
    await read(db);
    writeFileSync(log, after);
    expect((await read(db)).receipt.lines).toBe(linesRead);
    expect(state(db)).toEqual(expected);
  });

  it('is followed in a copy that takes its place', async () => {
    const db = newDatabase();
    writeFileSync(log, `${ONE}\n`);
    await read(db);
    writeFileSync(`${log}.new`, `${ONE}\n${TWO}\n`);
    renameSync(`${log}.new`, log);
    expect((await read(db)).receipt).toMatchObject({ lines: 1, bytes: TWO.length + 1, newPeople: 1 });
  });

  it('is read from its beginning where it is packed', async () => {
    const db = newDatabase();
    for (const text of [`${ONE}\n`, `${ONE}\n${TWO}\n`]) {
      writeFileSync(log, gzipSync(text));
      expect((await read(db)).receipt.lines).toBe(text === `${ONE}\n` ? 1 : 2);
    }
  });

  it('is read from its beginning where its user says what it is, and followed from where it was known', async () => {
    const db = newDatabase();
    writeFileSync(log, `${ONE}\n`);
    await read(db);
    appendFileSync(log, `${TWO}\n`);
    expect((await read(db, 'audit-log')).receipt.lines).toBe(2);
    appendFileSync(log, `${THREE}\n`);
    expect((await read(db)).receipt.lines).toBe(2);
    expect((await read(db)).receipt).toMatchObject({ unchanged: 1, lines: 0 });
  });

  it('has new lines numbered as they are in the file', async () => {
    const db = newDatabase();
    writeFileSync(log, `${ONE}\nnonsense\n\n`);
    expect((await read(db)).rejected.map(({ line }) => line)).toEqual([2]);
    appendFileSync(log, `${TWO}\nmore nonsense\n${ONE.slice(0, 20)}`);
    const { receipt, rejected } = await read(db);
    expect(rejected.map(({ line }) => line)).toEqual([5]);
    expect(receipt.unfinished).toEqual([{ file: log, line: 6 }]);
    expect(readSources(db)).toMatchObject([{ lines: 5, entries: 2, rejected: 2 }]);
  });
});

it('of an archive only the files that were written to last are expected to grow, and what has grown', async () => {
  const archive = mkdtempSync(join(folder, 'archive-'));
  const names = ['1', '2', '3', '4', '5', '6'].map((name) => join(archive, `${name}.ndjson`));
  for (const name of names) writeFileSync(name, `${ONE}\n`);
  const db = newDatabase();
  const options = { timezone: 'UTC', as: undefined, takenAt: undefined, now: Date.now() + 60_000 };
  const unheard = { rejects: undefined, onProgress: undefined, onRead: undefined };
  const followed = async () => {
    await ingest(db, walk([archive]), { ...options, ...unheard });
    return db.prepare<[], string>('SELECT path FROM checkpoint ORDER BY path').pluck().all();
  };
  expect(await followed()).toHaveLength(4);
  for (const name of names) appendFileSync(name, `${TWO}\n`);
  expect(await followed()).toEqual(names);
});

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(400)).map(([w, s]) => event(w, s)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', 'nonsense', '{"half', `{"actor_email":"A@b.c",${ONE.slice(1)}`),
  },
);

it('however a log grows, it leaves what reading it at once leaves', async () => {
  const growths = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, ended]) => `${ONE}${end}${lines.join(end)}${ended ? end : ''}`)
    .chain((text) => fc.tuple(fc.constant(text), fc.array(fc.nat(text.length), { maxLength: 4 })));
  await fc.assert(
    fc.asyncProperty(growths, async ([text, cuts]) => {
      const expected = await stateAfter(text);
      const db = newDatabase();
      for (const cut of [...cuts.sort((a, b) => a - b), text.length]) {
        writeFileSync(log, text.slice(0, cut));
        await read(db);
      }
      expect(state(db)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});
