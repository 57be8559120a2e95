import { emailKey, userId } from '../core/identity.ts';
import type { Member, Roster } from '../core/roster.ts';
import { isObsolete } from '../core/roster-selection.ts';
import type { Connection } from './database.ts';
import { highestNumber } from './identity-numbers.ts';
import { joinClaims } from './merge-identities.ts';
import { readHeads, readMembers, writeMember } from './rosters.ts';

/** What a whole list has in place of the index where a page starts, from 1 on: lists of both sorts are never united. */
const WHOLE = 0;

/**
 * Joins user lists. A list is known by its kind, date and page; two different ones that agree in all three are united.
 * A member's id and e-mail address together are a sighting of that address at the list's date. Lists that newer ones
 * replace are forgotten.
 */
export function mergeRosters(db: Connection, rosters: readonly Roster[]): void {
  for (const roster of rosters) {
    storeRoster(db, roster);
    claimAddresses(db, roster);
  }
  if (rosters.length === 0) return;
  const heads = readHeads(db);
  const forget = db.prepare('DELETE FROM roster WHERE roster = ?');
  for (const head of heads) if (isObsolete(head, heads)) forget.run(head.roster);
}

function storeRoster(db: Connection, { kind, takenAt, startIndex, total, members }: Roster): void {
  const page = total === undefined ? WHOLE : startIndex;
  db.prepare(
    `INSERT INTO roster (kind, taken_at, start_index, total)
     VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET total = max(total, excluded.total)`,
  ).run(kind, takenAt, page, total ?? null);
  const roster = Number(
    db
      .prepare('SELECT roster FROM roster WHERE kind = ? AND taken_at = ? AND start_index = ?')
      .pluck()
      .get(kind, takenAt, page),
  );
  const united = unite([...readMembers(db, roster), ...members]);
  db.prepare('DELETE FROM member WHERE roster = ?').run(roster);
  const write = writeMember(db);
  united.forEach((member, position) => {
    write(roster, position, member);
  });
}

/** One entry a member, in an order that does not depend on the order of reading; of two that differ, the one whose text sorts last. */
function unite(members: readonly Member[]): Member[] {
  const chosen = new Map<string, { member: Member; text: string }>();
  for (const member of members) {
    const key = JSON.stringify([
      member.id ?? null,
      emailKey(member.email ?? '') ?? null,
      member.username ?? null,
    ]);
    const text = JSON.stringify(member);
    const other = chosen.get(key);
    if (other === undefined || text > other.text) chosen.set(key, { member, text });
  }
  return [...chosen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { member }]) => member);
}

/** Notes that each member was seen with their address when the list was taken. */
function claimAddresses(db: Connection, { members, takenAt }: Roster): void {
  const add = db.prepare(
    'INSERT OR IGNORE INTO identity (kind, value, identity, in_log) VALUES (?, ?, ?, 0)',
  );
  const select = db.prepare<
    [string, string],
    { identity: number; owner: number | null; claimed_at: number | null }
  >('SELECT identity, owner, claimed_at FROM identity WHERE kind = ? AND value = ?');
  const claim = db.prepare(
    `UPDATE identity SET owner = ?, claimed_at = ? WHERE kind = 'email' AND value = ?`,
  );
  let next = highestNumber(db) + 1;
  for (const member of members) {
    const id = userId(member.id ?? '');
    const email = emailKey(member.email ?? '');
    if (id === undefined || email === undefined) continue;
    next += add.run('id', id, next).changes;
    next += add.run('email', email, next).changes;
    const owner = select.get('id', id)?.identity ?? null;
    const before = select.get('email', email) ?? { owner: null, claimed_at: null };
    const joined = joinClaims(before, { owner, at: takenAt });
    claim.run(joined.owner, joined.claimedAt, email);
  }
}
