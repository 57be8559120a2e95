import type { Instant } from './instant.ts';
import { type Member, UNKNOWN_MEMBER } from './roster.ts';

/** What the newest roster says of one person, and when it was taken. */
export interface MemberRecord extends Member {
  readonly takenAt: Instant;
}

/** Completes what newer lists say with what an older one adds. Last activity and active days only ever grow: the larger ones count. */
export function completeMember(
  newer: MemberRecord | undefined,
  older: Member,
  takenAt: Instant,
): MemberRecord {
  if (newer === undefined) return { ...older, takenAt };
  const completed = { ...UNKNOWN_MEMBER, ...defined(older), ...defined(newer), takenAt: newer.takenAt };
  return {
    ...completed,
    teams: newer.teams === undefined || newer.teams.length === 0 ? (older.teams ?? newer.teams) : newer.teams,
    state: newer.state ?? older.state,
    lastActive: larger(newer.lastActive, older.lastActive),
    activeDays: larger(newer.activeDays, older.activeDays),
  };
}

function defined(member: Member): Partial<Member> {
  return Object.fromEntries(
    Object.entries(member).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function larger<N extends number>(a: N | undefined, b: N | undefined): N | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
