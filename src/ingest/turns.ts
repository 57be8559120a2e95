/** Where the counts are in the memory that threads share. */
const [NEXT, UNHEARD] = [0, 1];

/** How many packs of facts may wait to be heard: enough to go on through a long transaction, few enough to be small in memory. */
const MOST_UNHEARD = 16;

/**
 * Deals units out to threads, so that none ever waits for another to give it work: not while this one stores what it has
 * learnt either. And holds those back that hand over facts much faster than these are heard.
 */
export class Turns {
  /** For `Turns` of the same units in another thread. */
  readonly memory: SharedArrayBuffer;
  readonly #counts: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#counts = new Int32Array(memory);
  }

  /** Those of the units that no other thread is given, one after another. */
  *of<Unit>(units: readonly Unit[]): Generator<Unit> {
    for (;;) {
      const unit = units[Atomics.add(this.#counts, NEXT, 1)];
      if (unit === undefined) return;
      yield unit;
    }
  }

  /** Leaves nothing more for any thread. */
  stop(units: readonly unknown[]): void {
    Atomics.store(this.#counts, NEXT, units.length);
  }

  /** In the thread that hands over: waits until few enough packs are on their way, and counts one more. */
  send(): void {
    let unheard = Atomics.load(this.#counts, UNHEARD);
    while (unheard >= MOST_UNHEARD) {
      Atomics.wait(this.#counts, UNHEARD, unheard);
      unheard = Atomics.load(this.#counts, UNHEARD);
    }
    Atomics.add(this.#counts, UNHEARD, 1);
  }

  /** In the thread that hears: one pack less is on its way. */
  heard(): void {
    Atomics.sub(this.#counts, UNHEARD, 1);
    Atomics.notify(this.#counts, UNHEARD);
  }
}
