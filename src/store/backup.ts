import { guarded, openForReading } from './database.ts';
import { writeDatabaseFile } from './database-file.ts';

/**
 * Writes a copy of a database as it stands at one moment, also while another process writes to it. The copy is one file
 * without free pages. Throws a `UserError` where that fails; an older copy is then untouched.
 */
export function backUp(original: string, copy: string): void {
  const db = openForReading(original);
  try {
    writeDatabaseFile(copy, original, (temporary) =>
      guarded(original, () => db.prepare('VACUUM INTO ?').run(temporary)),
    );
  } finally {
    db.close();
  }
}
