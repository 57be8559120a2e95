import { FIRST_DAY } from '../../src/core/day.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import type { Instant } from '../../src/core/instant.ts';
import { zoneOf } from '../../src/core/zone.ts';
import { historiesOf } from '../../src/reports/history.ts';
import { Ledger } from '../../src/reports/ledger.ts';
import { standings } from '../../src/reports/standing.ts';
import { topPart } from '../../src/reports/top.ts';
import type { Connection } from '../../src/store/database.ts';
import { recordsOf } from '../../src/store/records.ts';

/** What `ask` answers from the database as of `now`. */
export function asking<Result>(
  db: Connection,
  now: Instant,
  ask: (ledger: Ledger) => Result,
  deployment: Deployment = 'dedicated',
): Result {
  const records = recordsOf(db);
  try {
    return ask(
      new Ledger({
        records,
        now,
        today: zoneOf(records.settings.timezone).dayOf(now),
        deployment,
        serviceAccounts: [],
        withServiceAccounts: false,
      }),
    );
  } finally {
    db.exec('COMMIT');
  }
}

/** Every number that reports give, without anybody's name. */
export function counts(db: Connection, now: Instant): unknown {
  return asking(db, now, (ledger) => {
    const everything = { name: 'all', from: FIRST_DAY, to: ledger.today };
    const all = standings(ledger);
    const historyOf = historiesOf(ledger, all);
    return {
      persons: all
        .map((standing) => {
          const {
            person: { member, service, inLog, identities },
            verdict,
          } = standing;
          const { activeDays, firstActive, added } = historyOf(standing);
          return JSON.stringify([
            [verdict.status, verdict.rule, service, inLog, identities.length],
            [member?.role, member?.modelsSeat, member?.weaveAccess, member?.teams?.length],
            [standing.listed, standing.lastActive, activeDays, firstActive, added],
            [ledger.records.assetCount('run', identities), ledger.records.assetCount('report', identities)],
          ]);
        })
        .sort(),
      days: [...ledger.activeDays(everything)].map(({ day, persons }) => [day, new Set(persons()).size]),
      top: Array.from(topPart(ledger, everything, 3).rows, ({ rank, activeDays, lastActive }) => [
        rank,
        activeDays,
        lastActive,
      ]),
      coverage: ledger.coverage(),
    };
  });
}
