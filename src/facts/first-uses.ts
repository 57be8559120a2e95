import type { FirstUseColumns } from '../core/packed-facts.ts';

/** One more than the number of actions that facts can tell apart; the documented ones are thirty. */
const ACTIONS = 2 ** 20;

/** The first day on which each identity used each action: a minimum. */
export class FirstUses {
  readonly #days = new Map<number, number>();

  note(identity: number, action: number, day: number): void {
    const key = identity * ACTIONS + action;
    const known = this.#days.get(key);
    if (known === undefined || day < known) this.#days.set(key, day);
  }

  columns(): FirstUseColumns {
    const keys = [...this.#days.keys()];
    return {
      identities: Uint32Array.from(keys, (key) => Math.floor(key / ACTIONS)),
      actions: Uint32Array.from(keys, (key) => key % ACTIONS),
      days: Int32Array.from(this.#days.values()),
    };
  }
}
