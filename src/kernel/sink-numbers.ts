import { emailKey, userId } from '../core/identity.ts';
import { translated } from '../core/packed-facts.ts';
import type { KernelExports } from './kernel.ts';

/** Gives numbers to identities and actions. `Facts` is one. */
export interface NameSink {
  identity(kind: 'id' | 'email', value: string): number;
  action(name: string): number;
}

const UNKNOWN = -1;

/** What the kernel's numbers of identities and actions are in a sink. It is given a name when its number is first met. */
export class SinkNumbers {
  readonly #kernel: KernelExports;
  readonly #text: Buffer;
  readonly #sink: () => NameSink;
  /** The kernel's number of the first e-mail address; ids are below. */
  readonly #emails: number;
  readonly #identities: Int32Array;
  readonly #actions: Int32Array;

  /** `sink`: the one at hand. */
  constructor(kernel: KernelExports, sink: () => NameSink) {
    const { ACTION_COUNT, ID_COUNT, EMAIL_COUNT } = kernel;
    this.#kernel = kernel;
    this.#text = Buffer.from(kernel.memory.buffer);
    this.#sink = sink;
    this.#emails = ID_COUNT.value;
    this.#identities = new Int32Array(ID_COUNT.value + EMAIL_COUNT.value).fill(UNKNOWN);
    this.#actions = new Int32Array(ACTION_COUNT.value).fill(UNKNOWN);
  }

  /** When the sink is another one, or the kernel gives its numbers anew. */
  forget(): void {
    this.#identities.fill(UNKNOWN);
    this.#actions.fill(UNKNOWN);
  }

  identity(number: number): number {
    const known = this.#identities[number] as number;
    return known === UNKNOWN ? this.#meet(number) : known;
  }

  identities(numbers: Uint32Array): Int32Array {
    return translatedWith(numbers, this.#identities, (number) => this.identity(number));
  }

  actions(numbers: Uint32Array): Int32Array {
    return translatedWith(numbers, this.#actions, (number) => this.#action(number));
  }

  #meet(number: number): number {
    const text = this.#textAt(this.#kernel.textOf(number), this.#kernel.textLength(number));
    const met =
      number < this.#emails
        ? this.#sink().identity('id', userId(text) ?? text)
        : this.#sink().identity('email', emailKey(text) ?? text);
    this.#identities[number] = met;
    return met;
  }

  #action(number: number): number {
    const known = this.#actions[number] as number;
    if (known !== UNKNOWN) return known;
    const text = this.#textAt(this.#kernel.actionText(number), this.#kernel.actionLength(number));
    const met = this.#sink().action(text);
    this.#actions[number] = met;
    return met;
  }

  #textAt(start: number, length: number): string {
    return this.#text.toString('latin1', start, start + length);
  }
}

/** `meet`: answers the number of one that is perhaps not known. Of millions of rows only the first of each has anything to meet. */
function translatedWith(
  numbers: Uint32Array,
  known: Int32Array,
  meet: (number: number) => number,
): Int32Array {
  const met = translated(numbers, known);
  for (let row = met.indexOf(UNKNOWN); row >= 0; row = met.indexOf(UNKNOWN, row + 1))
    met[row] = meet(numbers[row] as number);
  return met;
}
