import { openForReading } from './database.ts';
import { guarded } from './guarded.ts';

/**
 * Writes a copy of a database as it stands at one moment into the empty file `copy`, also while another process writes to the
 * database. The copy has no free pages. Throws a `UserError` where that fails.
 */
export function backUp(original: string, copy: string): void {
  const db = openForReading(original);
  try {
    guarded(original, () => db.prepare('VACUUM INTO ?').run(copy));
  } finally {
    db.close();
  }
}
