import type { Rules } from '../core/deployment.ts';
import { type History, historiesOf } from './history.ts';
import type { Ledger } from './ledger.ts';
import { BY_NAME, firstBy } from './order.ts';
import { rosterWarnings } from './roster-warnings.ts';
import { isKnown, lastActiveText, type Standing, standings } from './standing.ts';
import { statusWarnings } from './status-warnings.ts';

export type ExportSchema = Rules;
export const EXPORT_SCHEMAS = ['dedicated', 'multi-tenant'] as const satisfies readonly ExportSchema[];

/** What only some columns show, counted when the first of them asks. */
interface Counts {
  activeDays(user: Standing): number | null;
  assets(kind: 'run' | 'report', user: Standing): number | null;
}

/** A column of the dashboard's CSV: its heading, and its value for a user. `null` is an unknown number, `""` an unknown text. */
interface ExportColumn {
  readonly heading: string;
  value(user: Standing, counts: Counts): string | number | null;
}

const NAME: ExportColumn = { heading: 'Name', value: ({ person }) => person.member?.name ?? '' };
const USERNAME: ExportColumn = { heading: 'Username', value: ({ person }) => person.member?.username ?? '' };
const role = (heading: string): ExportColumn => ({
  heading,
  value: ({ person }) => person.member?.role ?? '',
});
const MODELS: ExportColumn = {
  heading: 'Models Seat',
  value: ({ person }) => person.member?.modelsSeat ?? '',
};
const WEAVE: ExportColumn = {
  heading: 'Weave Access',
  value: ({ person }) => person.member?.weaveAccess ?? '',
};
const EMAIL: ExportColumn = { heading: 'Email', value: ({ person }) => person.email ?? '' };
const TEAMS: ExportColumn = {
  heading: 'Teams',
  value: ({ person }) => person.member?.teams?.toSorted().join(', ') ?? '',
};
/** In the words of the schema's own dashboard, whichever deployment the database is of (definitions, "Status": "Its CSV's"). */
const lastActive = (schema: ExportSchema): ExportColumn => ({
  heading: 'Last Active',
  value: (user) => lastActiveText(user, schema),
});
const STATUS: ExportColumn = {
  heading: 'Status',
  value: ({ verdict }) =>
    verdict.status === 'deactivated'
      ? 'Deactivated'
      : verdict.status === 'invite-pending'
        ? 'Invite pending'
        : 'Active',
};
const ACTIVE_DAYS: ExportColumn = {
  heading: 'Number of active days',
  value: (user, counts) => counts.activeDays(user),
};
const RUNS: ExportColumn = {
  heading: 'Number of Runs',
  value: (user, counts) => counts.assets('run', user),
};
const REPORTS: ExportColumn = {
  heading: 'Number of Reports',
  value: (user, counts) => counts.assets('report', user),
};

/** The columns of each schema, in their order (W&B data, 2.1). */
const SCHEMAS: Readonly<Record<ExportSchema, readonly ExportColumn[]>> = {
  dedicated: [NAME, USERNAME, role('Org Role'), MODELS, WEAVE, EMAIL, TEAMS, lastActive('dedicated')],
  'multi-tenant': [
    ...[NAME, USERNAME, lastActive('multi-tenant'), role('Role'), EMAIL, TEAMS, STATUS],
    ...[REPORTS, RUNS, ACTIVE_DAYS, MODELS, WEAVE],
  ],
};

/** A table in the dashboard's schema, before it is written as CSV. */
interface ExportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly warnings: readonly string[];
}

/** The dashboard's CSV export: the members (everybody whom the log names, without a roster) by name, then e-mail. */
export function exportTable(ledger: Ledger, schema: ExportSchema, unlisted: boolean): ExportTable {
  const columns = SCHEMAS[schema];
  const members = standings(ledger, ledger.people, schema).filter(
    (user) => (user.listed || unlisted) && isKnown(user, ledger),
  );
  const users = firstBy(members, BY_NAME);
  const counts = countsOf(ledger, users);
  return {
    headings: columns.map(({ heading }) => heading),
    rows: users.map((user) => columns.map(({ value }) => value(user, counts))),
    warnings: [...rosterWarnings(ledger), ...statusWarnings(ledger, users, schema)],
  };
}

function countsOf(ledger: Ledger, users: readonly Standing[]): Counts {
  let historyOf: ((user: Standing) => History) | undefined;
  return {
    activeDays(user) {
      historyOf ??= historiesOf(ledger, users);
      return historyOf(user).activeDays;
    },
    assets(kind, { person }) {
      const known = kind === 'run' ? person.member?.runs : person.member?.reports;
      return known ?? ledger.records.assetCount(kind, person.identities);
    },
  };
}
