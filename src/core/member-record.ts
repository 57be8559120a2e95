import type { Instant } from './instant.ts';
import { type Member, UNKNOWN_MEMBER } from './roster.ts';

/** What the newest roster says of one person, and when it was taken. */
export interface MemberRecord extends Member {
  readonly takenAt: Instant;
}

/** Completes what newer lists say with what an older one adds. What lists know of activity is not asked here: that outlives them (`ListedActivity`). */
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
  };
}

function defined(member: Member): Partial<Member> {
  return Object.fromEntries(
    Object.entries(member).filter(([, value]) => value !== undefined && value !== ''),
  );
}
