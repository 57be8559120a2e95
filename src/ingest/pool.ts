import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import { UnitReader } from './read-unit.ts';
import type { Unit, UnitSummary } from './unit.ts';

/** Hears what the threads of a pool hand over, one call at a time. */
export interface PoolEvents {
  /** `thread` tells whose numbers the facts go by. */
  facts(thread: number, facts: PackedFacts): void;
  progress(path: string, bytes: number): void;
  done(unit: Unit, summary: UnitSummary): void;
}

/** Reads units; resolves when everything that was learnt from them is handed over. */
export type Pool = (units: readonly Unit[], on: PoolEvents) => Promise<void>;

/** What a worker is started with. */
export interface WorkerSetup {
  readonly timezone: string;
}

/** What a worker is told. */
export type WorkerTask = { readonly unit: Unit } | 'finish';

/** What a worker answers. */
export type WorkerMessage =
  | { readonly kind: 'facts'; readonly facts: PackedFacts }
  | { readonly kind: 'progress'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'done'; readonly summary: UnitSummary }
  | { readonly kind: 'finished' };

/** Starting a worker costs about 40 ms of time and 15 MB: less than that much reading is done sooner without. */
const WORTH_A_WORKER = 24 << 20;

/** A pool for that many bytes of input: this thread alone, or a worker a processor. */
export function poolFor(bytes: number, units: number, timezone: string): Pool {
  const threads = Math.min(availableParallelism(), units);
  return bytes < WORTH_A_WORKER || threads < 2 ? inline(timezone) : workers(threads, timezone);
}

function inline(timezone: string): Pool {
  return async (units, on) => {
    const reader = new UnitReader(zoneOf(timezone), {
      facts: (facts) => on.facts(0, facts),
      progress: on.progress,
    });
    for (const unit of units) on.done(unit, await reader.read(unit));
    reader.finish();
  };
}

function workers(count: number, timezone: string): Pool {
  return async (units, on) => {
    const waiting = units.values();
    const threads = Array.from({ length: count }, () => startWorker({ timezone }));
    try {
      await Promise.all(threads.map((worker, thread) => drive(worker, thread, waiting, on)));
    } finally {
      await Promise.all(threads.map((worker) => worker.terminate()));
    }
  };
}

/** Gives one worker unit after unit, until none is waiting; one more than it reads, so that it never waits for this thread. */
function drive(worker: Worker, thread: number, waiting: Iterator<Unit>, on: PoolEvents): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const tell = (task: WorkerTask): void => worker.postMessage(task);
    const given: Unit[] = [];
    const give = (): void => {
      const { value: unit, done } = waiting.next();
      tell(done === true ? 'finish' : { unit });
      if (done !== true) given.push(unit);
    };
    const hear = (message: WorkerMessage): void => {
      if (message.kind === 'facts') on.facts(thread, message.facts);
      if (message.kind === 'progress') on.progress(message.path, message.bytes);
      if (message.kind === 'finished') resolve();
      if (message.kind === 'done') {
        give();
        const unit = given.shift();
        if (unit !== undefined) on.done(unit, message.summary);
      }
    };
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      try {
        hear(message);
      } catch (error) {
        reject(error);
      }
    });
    give();
    give();
  });
}

function startWorker(setup: WorkerSetup): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
}
