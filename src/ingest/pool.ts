import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { AssetKind, AssetRowsByKind, PackedFacts } from '../core/packed-facts.ts';
import { zoneOf } from '../core/zone.ts';
import type { Facts } from '../facts/facts.ts';
import type { EncodedSets } from '../store/encoded-sets.ts';
import { UnitReader } from './read-unit.ts';
import { Turns } from './turns.ts';
import type { Unit, UnitSummary } from './unit.ts';
import { buffersOf, type WorkerMessage, type WorkerSetup } from './worker-messages.ts';

/** Hears what the threads of a pool have done, one call at a time. */
interface PoolEvents {
  /** This thread has read more into the facts that it was given. */
  learnt(): void;
  /** What another thread hands over; `thread` tells whose numbers the facts go by. */
  facts(thread: number, facts: PackedFacts): void;
  progress(path: string, bytes: number): void;
  done(unit: Unit['id'], summary: UnitSummary): void;
}

/** Is told of assets of that kind that are ready to be stored. */
type OnSets = (kind: AssetKind, sets: EncodedSets) => void;
type Encode = (rows: AssetRowsByKind, onSets: OnSets) => Promise<void>;

/** Starting a worker costs about 40 ms of time and 15 MB: less than that much reading is done sooner without. */
const WORTH_A_WORKER = 24 << 20;

/** The threads that share units: this one, and a worker for each further processor if there is enough to read. */
export class Pool {
  readonly #timezone: string;
  readonly #units: readonly Unit[];
  readonly #turns = new Turns();
  readonly #workers: readonly Worker[];

  /** `bytes`: of all units together, as they lie on the disk. */
  constructor(units: readonly Unit[], bytes: number, timezone: string) {
    const threads = bytes < WORTH_A_WORKER ? 1 : Math.min(availableParallelism(), units.length);
    const setup = { timezone, units, turns: this.#turns.memory };
    this.#timezone = timezone;
    this.#units = units;
    this.#workers = Array.from({ length: threads - 1 }, () => startWorker(setup));
  }

  /** Reads all units, in this thread into `facts`; resolves when everything that was learnt elsewhere is handed over. */
  async read(facts: Facts, on: PoolEvents): Promise<void> {
    const turns = this.#turns;
    await Promise.all([
      readHere(this.#timezone, turns.of(this.#units), facts, on),
      ...this.#workers.map((worker, i) => listen(worker, i, turns, on)),
    ]);
  }

  /**
   * When all is read: has another thread encode assets, whose rows it is given, and hears of batches of them until all are
   * encoded. `undefined`: there is no other thread.
   */
  get encode(): Encode | undefined {
    const [worker] = this.#workers;
    return worker && ((rows, onSets) => encodeIn(worker, rows, onSets));
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    this.#turns.stop(this.#units); // where one thread has failed, this one is to end too
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
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
  return hear(worker, (message) => {
    if (message.kind === 'facts') {
      on.facts(thread, message.facts);
      turns.heard();
    }
    if (message.kind === 'progress') on.progress(message.path, message.bytes);
    if (message.kind === 'done') on.done(message.unit, message.summary);
    return message.kind === 'finished';
  });
}

function encodeIn(worker: Worker, rows: AssetRowsByKind, onSets: OnSets): Promise<void> {
  const encoded = hear(worker, (message) => {
    if (message.kind === 'encoded') onSets(message.of, message.sets);
    return message.kind === 'all encoded';
  });
  worker.postMessage(rows, buffersOf([...rows.run, ...rows.report]));
  return encoded;
}

/** Hears a worker until `isLast` says so of what it tells; rejects where that throws, or the worker fails. */
function hear(worker: Worker, isLast: (message: WorkerMessage) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      try {
        if (isLast(message)) resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}

function startWorker(setup: WorkerSetup): Worker {
  return new Worker(new URL('./worker.cjs', import.meta.url), {
    workerData: setup,
    // What a worker makes lives for ever or not at all: more room for the young takes 20 MB, and no time less.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
}
