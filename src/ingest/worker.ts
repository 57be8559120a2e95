import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ASSET_KINDS, type AssetRowsByKind, type PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import { Facts } from '../facts/facts.ts';
import { encodedSets } from '../store/encoded-sets.ts';
import { UnitReader } from './read-unit.ts';
import { Turns } from './turns.ts';
import { buffersOf, type WorkerMessage, type WorkerSetup } from './worker-messages.ts';

// A thread that reads units, one after another, until all are read.
const { timezone, units, turns: memory } = workerData as WorkerSetup;
const turns = new Turns(memory);

/** Bytes between two reports of progress: several a second. */
const PROGRESS = 8 << 20;
let read = 0;

/** From how many assets on a thread hands them over: few enough that those of all threads together are small in memory. */
const MOST_ASSETS = 1 << 19;
const facts = new Facts({ assets: MOST_ASSETS });

const reader = new UnitReader(zoneOf(timezone), facts, {
  learnt: () => handOver(facts.packRows()),
  progress: (path, bytes) => {
    read += bytes;
    if (read < PROGRESS) return;
    post({ kind: 'progress', path, bytes: read });
    read = 0;
  },
});

function handOver(facts: PackedFacts): void {
  const { activity, assets, eventDays } = facts;
  turns.send();
  post(
    { kind: 'facts', facts },
    buffersOf([activity, { eventDays }, ...assets.run.rows, ...assets.report.rows]),
  );
}

function post(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function readAll(): Promise<void> {
  for (const unit of turns.of(units)) {
    post({ kind: 'done', unit: unit.id, summary: await reader.read(unit) });
    await setImmediate(); // only then is the memory free that was released
  }
  reader.finish();
  handOver(facts.pack());
  post({ kind: 'finished' });
}

if (parentPort === null) throw new Error('to be run as a worker');
// Until the pool is closed there may be one thing more to do, to encode rows, while the main thread stores what all have learnt.
parentPort.once('message', (rows: AssetRowsByKind) => {
  for (const kind of ASSET_KINDS)
    for (const sets of encodedSets(rows[kind])) post({ kind: 'encoded', of: kind, sets }, buffersOf([sets]));
  post({ kind: 'all encoded' });
});
readAll().catch((error: unknown) => {
  // Not as a rejection: Node can be set up to let these pass, and whoever waits for this thread would wait for ever.
  process.nextTick(() => {
    throw error;
  });
});
