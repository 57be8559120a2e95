import type { Member } from '../core/roster.ts';

/** What a column of a user list holds: a property of its members, or their status. */
export type Field = keyof Member | 'status';

/** The headings by which columns are known, without spaces, underscores, hyphens and capitals (W&B data, 2.1, and habits). */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'userid', 'wandbid'],
  username: ['username', 'login', 'user'],
  name: ['name', 'displayname', 'fullname'],
  email: ['email', 'emailaddress', 'mail'],
  status: ['status'],
  state: [],
  role: ['role', 'orgrole', 'organizationrole'],
  teams: ['teams', 'team'],
  modelsSeat: ['modelsseat'],
  weaveAccess: ['weaveaccess', 'weaverole', 'weaveseat'],
  lastActive: ['lastactive', 'lastactiveat'],
  activeDays: ['activedays', 'daysactive', 'numberofactivedays'],
  addedAt: ['createdat', 'created', 'dateadded', 'addedat'],
  runs: ['runs', 'numberofruns'],
  reports: ['reports', 'numberofreports'],
  service: ['serviceaccount', 'isserviceaccount', 'service'],
};

const FIELDS: ReadonlyMap<string, Field> = new Map(
  (Object.entries(HEADINGS) as [Field, readonly string[]][]).flatMap(([field, headings]) =>
    headings.map((heading): [string, Field] => [heading, field]),
  ),
);

/** Where each field stands in a row: of two columns for one field the first counts. */
export type Columns = ReadonlyMap<Field, number>;

/** The columns of a header row, or `undefined` where none says whom a row is about. */
export function columnsOf(header: readonly string[]): Columns | undefined {
  const columns = new Map<Field, number>();
  for (const [index, heading] of header.entries()) {
    const field = FIELDS.get(heading.replace(/[\s_-]/g, '').toLowerCase());
    if (field !== undefined && !columns.has(field)) columns.set(field, index);
  }
  return columns.has('id') || columns.has('email') || columns.has('username') ? columns : undefined;
}

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter by which the first line of a text shows most known columns; `undefined` where it is no header of a user list. */
export function delimiterOf(firstLine: string): Delimiter | undefined {
  let best: { readonly delimiter: Delimiter; readonly count: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const cells = firstLine.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const count = columnsOf(cells)?.size ?? 0;
    if (count > (best?.count ?? 0)) best = { delimiter, count };
  }
  return best?.delimiter;
}

/** Whether the first lines of a text with content are rows of a table, of whatever columns: as many delimiters on each. */
export function isTable([first = '', second = '']: readonly string[]): boolean {
  return DELIMITERS.some((delimiter) => {
    const cells = first.split(delimiter).length;
    return cells > 1 && second.split(delimiter).length === cells;
  });
}
