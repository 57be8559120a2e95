import { emailKey, userId } from '../core/identity.ts';
import { translated } from '../core/packed-facts.ts';
import type { KernelExports } from './kernel.ts';

/** Gives numbers to identities and actions. `Facts` is one. */
export interface NameSink {
  identity(kind: 'id' | 'email', value: string): number;
  action(name: string): number;
}

const UNKNOWN = -1;

/** What the kernel's numbers of identities and actions are in a sink, which is given a name when its number is first met. */
export class SinkNumbers {
  readonly identities: Numbers;
  readonly actions: Numbers;

  /** `sink`: the one at hand. */
  constructor(kernel: KernelExports, sink: () => NameSink) {
    const memory = Buffer.from(kernel.memory.buffer);
    const textAt = (start: number, length: number) => memory.toString('latin1', start, start + length);
    const emails = kernel.ID_COUNT.value; // the number of the first e-mail address; ids are below
    this.identities = new Numbers(emails + kernel.EMAIL_COUNT.value, (number) => {
      const text = textAt(kernel.textOf(number), kernel.textLength(number));
      return number < emails
        ? sink().identity('id', userId(text) ?? text)
        : sink().identity('email', emailKey(text) ?? text);
    });
    this.actions = new Numbers(kernel.ACTION_COUNT.value, (number) =>
      sink().action(textAt(kernel.actionText(number), kernel.actionLength(number))),
    );
  }

  /** When the sink is another one, or the kernel gives its numbers anew. */
  forget(): void {
    this.identities.forget();
    this.actions.forget();
  }
}

/** What the kernel's numbers of one sort are in the sink. */
class Numbers {
  readonly #known: Int32Array;
  readonly #meet: (number: number) => number;

  /** `meet`: gives the sink the name of one that is not known. */
  constructor(count: number, meet: (number: number) => number) {
    this.#known = new Int32Array(count).fill(UNKNOWN);
    this.#meet = meet;
  }

  forget(): void {
    this.#known.fill(UNKNOWN);
  }

  of(number: number): number {
    const known = this.#known[number] as number;
    if (known !== UNKNOWN) return known;
    const met = this.#meet(number);
    this.#known[number] = met;
    return met;
  }

  /** Those of a column. Of millions of rows only the first of each number has anything to meet. */
  ofAll(numbers: Uint32Array): Int32Array {
    const all = translated(numbers, this.#known);
    for (let row = all.indexOf(UNKNOWN); row >= 0; row = all.indexOf(UNKNOWN, row + 1))
      all[row] = this.of(numbers[row] as number);
    return all;
  }
}
