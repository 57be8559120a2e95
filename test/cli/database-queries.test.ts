import { readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** The queries of docs/database.md answer as the program does, whatever a list says of its members. */
const root = resolve(import.meta.dirname, '..', '..');
const scratch = makeScratch();
afterAll(() => rmSync(scratch.folder, { recursive: true }));

const PAGE = readFileSync(join(root, 'docs', 'database.md'), 'utf8');
const QUERIES = (/^```sql\n([\s\S]*?)^```$/m.exec(PAGE)?.[1] ?? '')
  .split(';')
  .filter((query) => query.trim() !== '');

type Row = Readonly<Record<string, string | number>>;

const DEDICATED = join(root, 'fixtures', 'dedicated');
runIn(scratch, `cut -d, -f3,4 ${DEDICATED}/rosters/members.csv > addresses.csv`);
runIn(scratch, `cut -d, -f2,3 ${DEDICATED}/rosters/members.csv > usernames.csv`);

describe.each(['', 'addresses.csv', 'usernames.csv', `${DEDICATED}/rosters/scim-users.json`])(
  'with the list %s',
  (list) => {
    const name = `${basename(list)}.db`;
    runIn(
      scratch,
      `orgactivity ingest ${DEDICATED}/{wandb-audit-logs,api} ${list} --taken-at 2026-08-30 --db ${name}`,
    );
    const db = new Sqlite(join(scratch.work, name), { readonly: true });
    afterAll(() => db.close());

    const rowsOf = (command: string): Row[] =>
      JSON.parse(runIn(scratch, `orgactivity ${command} --as-of 2026-09-10 --json --db ${name}`).stdout).rows;
    const nameOf = ({ wandbId, email }: Row): unknown => wandbId ?? email;
    const sorted = (rows: readonly unknown[]): unknown[] => rows.map((row) => JSON.stringify(row)).sort();
    /** What each query of the page answers, as the program says it. */
    const said: readonly (() => unknown[])[] = [
      () =>
        rowsOf('top --with-service-accounts --from 2026-08-01 --to 2026-08-31').map((row) => [
          nameOf(row),
          row['activeDays'],
        ]),
      () =>
        rowsOf('trend --with-service-accounts --period all --by month')
          .filter(({ activeUsers }) => activeUsers !== 0)
          .map(({ from, activeUsers }) => [String(from).slice(0, 7), activeUsers]),
      () =>
        rowsOf('users --unlisted')
          .filter(({ lastActive }) => lastActive !== null && String(lastActive) < '2026-06-01')
          .map((row) => [nameOf(row), row['lastActive']]),
    ];

    it.each(QUERIES.map((query, at) => [/-- (.*)/.exec(query)?.[1], query, at] as const))(
      '%s',
      (_, query, at) => {
        const found = db.prepare(query).raw().all() as unknown[][];
        const answers = found.map((row) => [row[0], row.at(-1)]);
        expect(answers).not.toEqual([]);
        expect(sorted(answers)).toEqual(sorted(said[at]?.() ?? []));
      },
    );
  },
);
