import type fc from 'fast-check';

/** Something that must hold of any bytes. */
export interface Target {
  /** Also the folder in `test/corpus/` with the inputs that once broke it. */
  readonly name: string;
  readonly inputs: fc.Arbitrary<Uint8Array>;
  /** Throws, or rejects, where it does not hold. */
  check(input: Uint8Array): void | Promise<void>;
}
