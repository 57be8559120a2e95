import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import type { Facts } from '../facts/facts.ts';
import { UnitReader } from './read-unit.ts';
import type { Unit, UnitSummary } from './unit.ts';

/** Hears what the threads of a pool have done, one call at a time. */
export interface PoolEvents {
  /** This thread has read more into the facts that it was given. */
  learnt(): void;
  /** What another thread hands over; `thread` tells whose numbers the facts go by. */
  facts(thread: number, facts: PackedFacts): void;
  progress(path: string, bytes: number): void;
  done(unit: Unit, summary: UnitSummary): void;
  /** This thread has nothing left to read, while others still have. */
  idle(): void;
}

/** Reads units, in this thread into `facts`; resolves when everything that was learnt elsewhere is handed over. */
export type Pool = (units: readonly Unit[], facts: Facts, on: PoolEvents) => Promise<void>;

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

/** A pool for that many bytes of input: this thread, and a worker for each further processor. */
export function poolFor(bytes: number, units: number, timezone: string): Pool {
  const threads = bytes < WORTH_A_WORKER ? 1 : Math.min(availableParallelism(), units);
  return async (units, facts, on) => {
    const queue = [...units];
    const waiting = queue.values();
    const workers = Array.from({ length: threads - 1 }, () => startWorker({ timezone }));
    try {
      const driven = workers.map((worker, i) => drive(worker, i, waiting, on));
      await Promise.all([
        readHere(timezone, waiting, facts, on).then(() => workers.length > 0 && on.idle()),
        ...driven,
      ]);
    } finally {
      queue.length = 0; // where one thread has failed, this one is to end too
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  };
}

/** Reads unit after unit in this thread, and hears between any two of them what the workers have to say. */
async function readHere(
  timezone: string,
  waiting: Iterator<Unit>,
  facts: Facts,
  on: PoolEvents,
): Promise<void> {
  const reader = new UnitReader(zoneOf(timezone), facts, on);
  for (let next = waiting.next(); next.done !== true; ) {
    on.done(next.value, await reader.read(next.value));
    next = waiting.next();
    if (next.done !== true) await setImmediate();
  }
  reader.finish();
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
