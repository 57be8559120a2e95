/** The database holds what this program never writes. `message` says what in one clause without a full stop. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
}
