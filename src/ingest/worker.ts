import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { zoneOf } from '../core/zone.ts';
import type { WorkerMessage, WorkerSetup, WorkerTask } from './pool.ts';
import { UnitReader } from './read-unit.ts';

// A thread that reads units, one after another, until it is told to finish.
const { timezone } = workerData as WorkerSetup;

/** Bytes between two reports of progress: several a second. */
const PROGRESS = 8 << 20;
let read = 0;

const reader = new UnitReader(zoneOf(timezone), {
  facts: (facts) => {
    const { activity, assets, eventDays } = facts;
    const columns = [activity.days, activity.identities, activity.last, eventDays];
    const sets = [...assets.run, ...assets.report].flatMap((part) => [
      part.identities,
      part.ends,
      part.assets,
    ]);
    post(
      { kind: 'facts', facts },
      [...columns, ...sets].map(({ buffer }) => buffer),
    );
  },
  progress: (path, bytes) => {
    read += bytes;
    if (read < PROGRESS) return;
    post({ kind: 'progress', path, bytes: read });
    read = 0;
  },
});

function post(message: WorkerMessage, transfer: ArrayBufferLike[] = []): void {
  parentPort?.postMessage(message, transfer as ArrayBuffer[]);
}

if (parentPort === null) throw new Error('to be run as a worker');
for await (const [task] of on(parentPort, 'message') as AsyncIterable<[WorkerTask]>) {
  if (task === 'finish') break;
  post({ kind: 'done', summary: await reader.read(task.unit) });
}
reader.finish();
post({ kind: 'finished' });
