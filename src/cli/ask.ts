import type { Instant } from '../core/instant.ts';
import { zoneOf } from '../core/zone.ts';
import { Ledger } from '../reports/ledger.ts';
import { openForReading } from '../store/database.ts';
import { guarded } from '../store/guarded.ts';
import { recordsOf } from '../store/records.ts';
import type { ReportOptions } from './report-options.ts';
import type { Shell } from './shell.ts';

/**
 * Opens the database for one question and hands over the ledger that answers it. `now` is the clock, or the end of the
 * day that `--as-of` names (definitions, "Days, periods, now").
 */
export function ask<Result>(
  options: ReportOptions & { withServiceAccounts?: boolean },
  shell: Shell,
  answer: (ledger: Ledger) => Result,
): Result {
  const db = openForReading(options.db, options.wait);
  const respond = (): Result => {
    const records = recordsOf(db);
    const zone = zoneOf(records.settings.timezone);
    const clock = Math.floor(shell.now / 1000) as Instant;
    const now = options.asOf === undefined ? clock : zone.endOf(options.asOf);
    return answer(
      new Ledger({
        records,
        now,
        today: options.asOf ?? zone.dayOf(clock),
        deployment: options.deployment ?? records.settings.deployment,
        serviceAccounts: options.serviceAccount ?? [],
        withServiceAccounts: options.withServiceAccounts ?? false,
      }),
    );
  };
  try {
    return guarded(options.db, respond);
  } finally {
    db.close();
  }
}
