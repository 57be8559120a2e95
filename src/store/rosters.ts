import type { UserId } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Member, MemberState, Roster, RosterKind } from '../core/roster.ts';
import { currentRosters, type RosterHead } from '../core/roster-selection.ts';
import type { Connection } from './database.ts';

/** A stored list, without its members. */
export interface StoredHead extends RosterHead {
  readonly roster: number;
}

/** All lists in the store. */
export function readHeads(db: Connection): StoredHead[] {
  return db
    .prepare<
      [],
      { roster: number; kind: RosterKind; takenAt: Instant; startIndex: number; total: number | null }
    >(
      `SELECT roster, kind, taken_at AS takenAt, start_index AS startIndex, total
         FROM roster
        ORDER BY roster`,
    )
    .all()
    .map((head) => ({ ...head, total: head.total ?? undefined }));
}

/** The lists that together are the newest roster, the newest first, with their members. */
export function readCurrentRosters(db: Connection): Roster[] {
  return currentRosters(readHeads(db)).map(({ roster, ...head }) => ({
    ...head,
    members: readMembers(db, roster),
  }));
}

interface MemberRow {
  id: UserId | null;
  email: string | null;
  username: string | null;
  name: string | null;
  role: string | null;
  teams: string | null;
  models_seat: string | null;
  weave_access: string | null;
  state: MemberState | null;
  last_active: Instant | null;
  active_days: number | null;
  added_at: Instant | null;
  runs: number | null;
  reports: number | null;
  service: number | null;
}

/** The members of one list, in their stored order. */
export function readMembers(db: Connection, roster: number): Member[] {
  const rows = db
    .prepare<[number], MemberRow>('SELECT * FROM member WHERE roster = ? ORDER BY position')
    .all(roster);
  return rows.map((row) => ({
    id: row.id ?? undefined,
    email: row.email ?? undefined,
    username: row.username ?? undefined,
    name: row.name ?? undefined,
    role: row.role ?? undefined,
    teams: row.teams === null ? undefined : (JSON.parse(row.teams) as string[]),
    modelsSeat: row.models_seat ?? undefined,
    weaveAccess: row.weave_access ?? undefined,
    state: row.state ?? undefined,
    lastActive: row.last_active ?? undefined,
    activeDays: row.active_days ?? undefined,
    addedAt: row.added_at ?? undefined,
    runs: row.runs ?? undefined,
    reports: row.reports ?? undefined,
    service: row.service === null ? undefined : row.service === 1,
  }));
}

/** A function that adds one member to a list. */
export function writeMember(db: Connection): (roster: number, position: number, member: Member) => void {
  const insert = db.prepare(
    `INSERT INTO member (roster, position, id, email, username, name, role, teams, models_seat, weave_access,
                         state, last_active, active_days, added_at, runs, reports, service)
     VALUES (:roster, :position, :id, :email, :username, :name, :role, :teams, :modelsSeat, :weaveAccess,
             :state, :lastActive, :activeDays, :addedAt, :runs, :reports, :service)`,
  );
  return (roster, position, member) => {
    insert.run({
      ...member,
      roster,
      position,
      teams: member.teams === undefined ? undefined : JSON.stringify(member.teams),
      service: member.service === undefined ? undefined : Number(member.service),
    });
  };
}
