import type { Instant } from './instant.ts';
import type { Member } from './roster.ts';

/** What the newest roster says of one person, and when it was taken; not their last activity, which outlives it (`ListedActivity`). */
export interface MemberRecord extends Omit<Member, 'lastActive'> {
  readonly takenAt: Instant;
}

/** Completes what newer lists say with what an older one adds. */
export function completeMember(
  newer: MemberRecord | undefined,
  older: Member,
  takenAt: Instant,
): MemberRecord {
  if (newer === undefined) return { ...older, takenAt };
  const { teams = [] } = newer;
  return {
    id: stated(newer.id, older.id),
    email: stated(newer.email, older.email),
    username: stated(newer.username, older.username),
    name: stated(newer.name, older.name),
    role: stated(newer.role, older.role),
    modelsSeat: stated(newer.modelsSeat, older.modelsSeat),
    weaveAccess: stated(newer.weaveAccess, older.weaveAccess),
    activeDays: stated(newer.activeDays, older.activeDays),
    addedAt: stated(newer.addedAt, older.addedAt),
    runs: stated(newer.runs, older.runs),
    reports: stated(newer.reports, older.reports),
    service: stated(newer.service, older.service),
    teams: teams.length === 0 ? (older.teams ?? newer.teams) : teams,
    state: newer.state ?? older.state,
    takenAt: newer.takenAt,
  };
}

/** What the first says or, where that says nothing, the second. */
function stated<Value>(newer: Value | undefined, older: Value | undefined): Value | undefined {
  if (newer !== undefined && newer !== '') return newer;
  return older === '' ? undefined : older;
}
