/**
 * The rest of an input cannot be read. `message` says why in one clause without a full stop; what was read before it is
 * sound and counts.
 */
export class DamagedInput extends Error {
  override readonly name = 'DamagedInput';
}
