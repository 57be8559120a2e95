import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** A limit of address space, as shared hosts set: less than the engine reserves for WebAssembly, more than Node needs. In KiB. */
const LIMIT = 'ulimit -v 4000000; ';
const scratch = makeScratch();
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const event = { timestamp: '2026-08-30T12:00:00Z', action: 'run:create', actor_user_id: 4711 };
writeFileSync(join(scratch.work, 'log.ndjson'), `${JSON.stringify(event)}\n`);
const INGEST = 'orgactivity ingest log.ndjson';

// Other systems do not know such a limit.
it.runIf(process.platform === 'linux')(
  'an ingest without room says what the limit is, and its hint helps',
  () => {
    const { exit, stderr } = runIn(scratch, `${LIMIT}${INGEST}`);
    expect({ exit, stderr }).toEqual({
      exit: 1,
      stderr:
        'error: cannot read logs: the limit of address space is too low for WebAssembly\n' +
        'hint: raise it (ulimit -v), or set NODE_OPTIONS=--disable-wasm-trap-handler, which takes less of it\n',
    });
    const mended = runIn(scratch, `${LIMIT}export NODE_OPTIONS=--disable-wasm-trap-handler; ${INGEST}`);
    expect(mended.stderr).toContain('read 1 file: 1 line, 1 event\n');
    expect(mended.exit).toBe(0);
  },
);
