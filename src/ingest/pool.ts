import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import type { Facts } from '../facts/facts.ts';
import { UnitReader } from './read-unit.ts';
import { Turns } from './turns.ts';
import type { Unit, UnitSummary } from './unit.ts';

/** Hears what the threads of a pool have done, one call at a time. */
export interface PoolEvents {
  /** This thread has read more into the facts that it was given. */
  learnt(): void;
  /** What another thread hands over; `thread` tells whose numbers the facts go by. */
  facts(thread: number, facts: PackedFacts): void;
  progress(path: string, bytes: number): void;
  done(unit: Unit['id'], summary: UnitSummary): void;
  /** This thread has nothing left to read, while others still have. */
  idle(): void;
}

/** Reads units, in this thread into `facts`; resolves when everything that was learnt elsewhere is handed over. */
export type Pool = (units: readonly Unit[], facts: Facts, on: PoolEvents) => Promise<void>;

/** What a worker is started with: it reads those of the units that it is dealt. */
export interface WorkerSetup {
  readonly timezone: string;
  readonly units: readonly Unit[];
  /** Of `Turns`. */
  readonly turns: SharedArrayBuffer;
}

/** What a worker tells. */
export type WorkerMessage =
  | { readonly kind: 'facts'; readonly facts: PackedFacts }
  | { readonly kind: 'progress'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'done'; readonly unit: Unit['id']; readonly summary: UnitSummary }
  | { readonly kind: 'finished' };

/** Starting a worker costs about 40 ms of time and 15 MB: less than that much reading is done sooner without. */
const WORTH_A_WORKER = 24 << 20;

/** A pool for that many bytes of input: this thread, and a worker for each further processor. */
export function poolFor(bytes: number, units: number, timezone: string): Pool {
  const threads = bytes < WORTH_A_WORKER ? 1 : Math.min(availableParallelism(), units);
  return async (units, facts, on) => {
    const turns = new Turns();
    const setup = { timezone, units, turns: turns.memory };
    const workers = Array.from({ length: threads - 1 }, () => startWorker(setup));
    try {
      await Promise.all([
        readHere(timezone, turns.of(units), facts, on).then(() => workers.length > 0 && on.idle()),
        ...workers.map((worker, i) => listen(worker, i, turns, on)),
      ]);
    } finally {
      turns.stop(units); // where one thread has failed, this one is to end too
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  };
}

/** Reads unit after unit in this thread, and hears between any two of them what the workers have to say. */
async function readHere(
  timezone: string,
  units: Iterator<Unit>,
  facts: Facts,
  on: PoolEvents,
): Promise<void> {
  const reader = new UnitReader(zoneOf(timezone), facts, on);
  for (let next = units.next(); next.done !== true; ) {
    on.done(next.value.id, await reader.read(next.value));
    next = units.next();
    if (next.done !== true) await setImmediate();
  }
  reader.finish();
}

/** Hears one worker until it has finished. */
function listen(worker: Worker, thread: number, turns: Turns, on: PoolEvents): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const hear = (message: WorkerMessage): void => {
      if (message.kind === 'facts') {
        on.facts(thread, message.facts);
        turns.heard();
      }
      if (message.kind === 'progress') on.progress(message.path, message.bytes);
      if (message.kind === 'done') on.done(message.unit, message.summary);
      if (message.kind === 'finished') resolve();
    };
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      try {
        hear(message);
      } catch (error) {
        reject(error);
      }
    });
  });
}

function startWorker(setup: WorkerSetup): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
}
