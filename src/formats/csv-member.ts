import { userId } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import { type Member, type MemberState, UNKNOWN_MEMBER } from '../core/roster.ts';
import type { Columns, Field } from './csv-columns.ts';
import { parseLastActive, parseListTime } from './lenient-time.ts';

const STATES: ReadonlyMap<string, MemberState> = new Map([
  ['-', 'accepted'],
  ['active', 'accepted'],
  ['accepted', 'accepted'],
  ['deactivated', 'deactivated'],
  ['disabled', 'deactivated'],
  ['inactive', 'deactivated'],
  ['suspended', 'deactivated'],
  ['invite pending', 'invited'],
  ['invited', 'invited'],
  ['pending', 'invited'],
]);
const WRONG_STATUS = `Status is none of: ${[...STATES.keys()].join(', ')}`;

/** The member that a row of a user list is about, or why it is none. Texts are kept as they are written. */
export function csvMember(row: readonly string[], columns: Columns): Member | string {
  const cell = (field: Field): string | undefined => {
    const index = columns.get(field);
    return index === undefined ? undefined : row[index];
  };
  const id = userId(cell('id') ?? '');
  const email = cell('email');
  const username = cell('username');
  if (id === undefined && !email?.trim() && !username?.trim()) return 'a row without id, e-mail and username';
  const lastActive = cell('lastActive')?.trim() ?? '';
  const moment = parseLastActive(lastActive);
  if (moment === undefined && stateIn(lastActive) === undefined) {
    return 'Last Active is neither a time nor a status';
  }
  const status = cell('status') ?? '';
  if (status.trim() !== '' && stateIn(status) === undefined) return WRONG_STATUS;
  const lastActiveAt = moment === 'never' ? undefined : moment;
  return {
    ...UNKNOWN_MEMBER,
    id,
    email,
    username,
    name: cell('name'),
    role: cell('role'),
    teams: teamsIn(cell('teams')),
    modelsSeat: cell('modelsSeat'),
    weaveAccess: cell('weaveAccess'),
    state: stateOf(status, lastActive, lastActiveAt, columns),
    lastActive: lastActiveAt,
    activeDays: countIn(cell('activeDays')),
    addedAt: parseListTime(cell('addedAt') ?? ''),
    runs: countIn(cell('runs')),
    reports: countIn(cell('reports')),
    service: flagIn(cell('service')),
  };
}

/**
 * The dashboard's `Last Active` says who accepted, and its `Status` who did not. In a list that somebody keeps by hand, with
 * ids and without activity, `active` only says that an account is not switched off, as SCIM's `active` does.
 */
function stateOf(
  status: string,
  lastActive: string,
  lastActiveAt: Instant | undefined,
  columns: Columns,
): MemberState | undefined {
  const byStatus = stateIn(status);
  if (byStatus === 'deactivated' || byStatus === 'invited') return byStatus;
  const byActivity = lastActiveAt === undefined ? stateIn(lastActive) : 'accepted';
  const isKeptByHand = columns.has('id') && !columns.has('lastActive');
  return byActivity ?? (isKeptByHand ? undefined : byStatus);
}

function stateIn(text: string): MemberState | undefined {
  return STATES.get(text.trim().toLowerCase());
}

/** The dashboard joins teams by `, `; other lists by a semicolon. */
function teamsIn(text: string | undefined): string[] | undefined {
  const names = text?.split(text.includes(';') ? ';' : ', ').map((name) => name.trim());
  return names?.filter((name) => name !== '');
}

function countIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

function flagIn(text: string | undefined): boolean | undefined {
  const word = text?.trim().toLowerCase() ?? '';
  if (word === 'true' || word === 'yes' || word === '1') return true;
  return word === 'false' || word === 'no' || word === '0' ? false : undefined;
}
