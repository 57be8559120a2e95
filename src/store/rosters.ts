import type { UserId } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import type { Member, MemberState, Roster, RosterKind } from '../core/roster.ts';
import { currentRosters, type RosterHead } from '../core/roster-selection.ts';
import type { Connection } from './database.ts';

/** A stored list, without its members. */
interface StoredHead extends RosterHead {
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

/** In the order of `readMembers`' columns. */
type MemberRow = [
  id: UserId | null,
  email: string | null,
  username: string | null,
  name: string | null,
  role: string | null,
  teams: string | null,
  modelsSeat: string | null,
  weaveAccess: string | null,
  state: MemberState | null,
  lastActive: Instant | null,
  activeDays: number | null,
  addedAt: Instant | null,
  runs: number | null,
  reports: number | null,
  service: number | null,
];

/** The members of one list, in their stored order. As JSON, in one row: a row each would take three times as long. */
export function readMembers(db: Connection, roster: number): Member[] {
  const text = db
    .prepare<[number], string>(
      `SELECT json_group_array(json_array(id, email, username, name, role, teams, models_seat, weave_access,
                                          state, last_active, active_days, added_at, runs, reports, service))
         FROM (SELECT * FROM member WHERE roster = ? ORDER BY position)`,
    )
    .pluck()
    .get(roster);
  return (JSON.parse(text ?? '[]') as MemberRow[]).map(memberOf);
}

function memberOf([
  id,
  email,
  username,
  name,
  role,
  teams,
  modelsSeat,
  weaveAccess,
  state,
  lastActive,
  activeDays,
  addedAt,
  runs,
  reports,
  service,
]: MemberRow): Member {
  return {
    id: id ?? undefined,
    email: email ?? undefined,
    username: username ?? undefined,
    name: name ?? undefined,
    role: role ?? undefined,
    teams: teams === null ? undefined : (JSON.parse(teams) as string[]),
    modelsSeat: modelsSeat ?? undefined,
    weaveAccess: weaveAccess ?? undefined,
    state: state ?? undefined,
    lastActive: lastActive ?? undefined,
    activeDays: activeDays ?? undefined,
    addedAt: addedAt ?? undefined,
    runs: runs ?? undefined,
    reports: reports ?? undefined,
    service: service === null ? undefined : service === 1,
  };
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
