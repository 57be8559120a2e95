import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Turns } from '../../src/ingest/turns.ts';
import { dump } from '../store/scratch.ts';

const program = resolve(import.meta.dirname, '..', '..', 'bin', 'orgactivity.js');
const folder = mkdtempSync(join(tmpdir(), 'orgactivity-threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('units that threads share', () => {
  const units = ['a', 'b', 'c', 'd'];

  it('are dealt to one thread each, until all are', () => {
    const here = new Turns();
    const there = new Turns(here.memory);
    const [one, other] = [here.of(units), there.of(units)];
    expect([one, other, other, one, one, other].map((turn) => turn.next().value)).toEqual([
      ...units,
      undefined,
      undefined,
    ]);
  });

  it('are no more once one thread has stopped', () => {
    const turns = new Turns();
    const left = turns.of(units);
    expect(left.next().value).toBe('a');
    turns.stop(units);
    expect([...left]).toEqual([]);
  });

  it('hold back who hands over faster than it is heard', async () => {
    const turns = new Turns();
    for (let i = 0; i < 16; i++) turns.send();
    // The source of a worker is a text here, for it cannot import TypeScript: it does what `heard` does.
    const worker = new Worker(
      `const { workerData } = require('node:worker_threads');
       const counts = new Int32Array(workerData);
       Atomics.wait(counts, 0, 0, 50);
       Atomics.sub(counts, 1, 1);
       Atomics.notify(counts, 1);`,
      { eval: true, workerData: turns.memory },
    );
    turns.send(); // waits for that
    turns.heard();
    expect(new Int32Array(turns.memory)[1]).toBe(15);
    await worker.terminate();
  });
});

describe('a log that is large enough for threads to share', () => {
  const log = join(folder, 'log.ndjson');
  const LINES = 300_000;
  /** So often that every piece of the log has more of them than are kept in memory. */
  const isBad = (n: number): boolean => n % 100 === 99;

  beforeAll(() => {
    const file = openSync(log, 'w');
    const padding = 'x'.repeat(110);
    for (let from = 0; from < LINES; from += 10_000) {
      const lines = Array.from({ length: 10_000 }, (_, i) => {
        const n = from + i;
        if (isBad(n)) return '{}\n';
        const at = new Date(Date.UTC(2026, 0, 1) + n * 30_000).toISOString();
        const who = `"actor_user_id":"${(n * 7919) % 997}","actor_email":"p${(n * 7919) % 991}@example.com"`;
        return `{"timestamp":"${at}","action":"run:${n % 3}",${who},"run_asset":"${(n * 31) % 65_521}","note":"${padding}"}\n`;
      });
      writeSync(file, lines.join(''));
    }
    closeSync(file);
  });

  it('gives the same database as in one thread, and its rejected lines in order', () => {
    const ingest = (name: string, input: string): unknown => {
      const db = join(folder, `${name}.db`);
      const command = `"$0" "$1" ingest ${input} --db "$3" --quiet`;
      execFileSync('bash', ['-c', command, process.execPath, program, log, db], { stdio: 'ignore' });
      const connection = new Sqlite(db, { readonly: true });
      try {
        return dump(connection);
      } finally {
        connection.close();
      }
    };
    const rejects = join(folder, 'rejects.txt');
    const shared = ingest('shared', `"$2" --rejects '${rejects}'`);
    expect(shared).toEqual(ingest('alone', '- < "$2"'));
    expect(JSON.stringify(shared)).toContain('p990@example.com');
    const bad = Array.from({ length: LINES }, (_, n) => n).filter(isBad);
    expect(readFileSync(rejects, 'utf8')).toBe(
      bad.map((n) => `${log}:${n + 1}: timestamp is missing\n`).join(''),
    );
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});
