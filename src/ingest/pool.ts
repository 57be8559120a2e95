import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { zoneOf } from '../core/zone.ts';
import { UnitReader } from './read-unit.ts';
import type { Batch, Unit, UnitSummary } from './unit.ts';

/** Reads units, and hands over what was learnt from them as it comes. */
export interface Pool {
  /** Resolves when all units are read. `onBatch` and `onDone` are never called at the same time as one another. */
  readAll(units: readonly Unit[], on: PoolEvents): Promise<void>;
}

export interface PoolEvents {
  batch(unit: Unit, batch: Batch): void;
  done(unit: Unit, summary: UnitSummary): void;
}

/** What workers are started with. */
export interface WorkerSetup {
  readonly timezone: string;
}

export type WorkerMessage =
  | { readonly kind: 'batch'; readonly unit: number; readonly batch: Batch }
  | { readonly kind: 'done'; readonly unit: number; readonly summary: UnitSummary };

/** Starting a worker costs about 40 ms of time and 15 MB: less than that much reading is done sooner without. */
const WORTH_A_WORKER = 24 << 20;

/** A pool for that many bytes of input: this thread alone, or a worker a processor. */
export function poolFor(bytes: number, units: number, timezone: string): Pool {
  const threads = Math.min(availableParallelism(), units);
  return bytes < WORTH_A_WORKER || threads < 2 ? inline(timezone) : workers(threads, timezone);
}

function inline(timezone: string): Pool {
  return {
    async readAll(units, on) {
      const reader = new UnitReader(zoneOf(timezone));
      for (const unit of units) {
        const summary = await reader.read(unit, (batch) => on.batch(unit, batch));
        on.done(unit, summary);
      }
    },
  };
}

function workers(count: number, timezone: string): Pool {
  return {
    async readAll(units, on) {
      const waiting = units.values();
      const byId = new Map(units.map((unit) => [unit.id, unit]));
      const threads = Array.from({ length: count }, () => startWorker({ timezone }));
      try {
        await Promise.all(
          threads.map(
            (thread) =>
              new Promise<void>((resolve, reject) => {
                const next = (): void => {
                  const { value, done } = waiting.next();
                  if (done === true) resolve();
                  else thread.postMessage(value);
                };
                thread.on('error', reject);
                thread.on('message', (message: WorkerMessage) => {
                  const unit = byId.get(message.unit);
                  if (unit === undefined) return;
                  try {
                    if (message.kind === 'batch') {
                      on.batch(unit, message.batch);
                    } else {
                      // The thread goes on with the next unit while this one takes in what the last one gave.
                      next();
                      on.done(unit, message.summary);
                    }
                  } catch (error) {
                    reject(error);
                  }
                });
                next();
              }),
          ),
        );
      } finally {
        await Promise.all(threads.map((thread) => thread.terminate()));
      }
    },
  };
}

function startWorker(setup: WorkerSetup): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
}
