import type { EmailKey, Identity, UserId } from '../../src/core/identity.ts';
import { emailKey, userId } from '../../src/core/identity.ts';
import { completeMember, type MemberRecord } from '../../src/core/member-record.ts';
import { BUILT_IN_SERVICES } from '../../src/core/people.ts';
import type { Identities } from '../../src/core/records.ts';
import type { Member, Roster } from '../../src/core/roster.ts';

/** One id or e-mail address of a database. */
export interface Known {
  readonly identity: number;
  readonly kind: 'id' | 'email';
  readonly value: string;
  readonly inLog: boolean;
  readonly lastAt: number | null;
  readonly owner: number | null;
  readonly claimedAt: number | null;
}

/** As the store hands them over. */
export function columns(known: readonly Known[]): Identities {
  const of = (kind: Known['kind']) => {
    const rows = known.filter((row) => row.kind === kind).sort(byValue);
    return {
      numbers: rows.map(({ identity }) => identity),
      owners: rows.map(({ owner }) => owner ?? -1),
      claimedAt: (row: number) => rows[row]?.claimedAt ?? -1,
      textAt: (row: number) => rows[row]?.value ?? '',
    };
  };
  const active = known.filter(({ lastAt }) => lastAt !== null);
  return {
    ids: of('id'),
    emails: of('email'),
    end: 1 + Math.max(0, ...known.map(({ identity }) => identity)),
    unlogged: new Set(known.filter(({ inLog }) => !inLog).map(({ identity }) => identity)),
    activity: {
      numbers: active.map(({ identity }) => identity),
      lastAt: active.map(({ lastAt }) => lastAt) as never[],
    },
    numberOf: (kind, text) => known.find((row) => row.kind === kind && row.value === text)?.identity,
    keepTexts() {},
  };
}

function byValue(a: Known, b: Known): number {
  return a.value < b.value ? -1 : 1;
}

interface Draft {
  id: string | null;
  email: string | null;
  identities: number[];
  names: Identity[];
  member: MemberRecord | undefined;
  inLog: boolean;
}

/** Who is who, by the definition: one person after the other, as records. */
export function definedPeople(
  known: readonly Known[],
  rosters: readonly Roster[],
  services: readonly string[],
) {
  const drafts: Draft[] = [];
  const [byId, byEmail, byUsername] = [
    new Map<string, Draft>(),
    new Map<string, Draft>(),
    new Map<string, Draft>(),
  ];
  const add = (id: string | null, inLog: boolean): Draft => {
    const draft = { id, email: null, identities: [], names: [], member: undefined, inLog };
    drafts.push(draft);
    return draft;
  };
  const inOrder = known.toSorted(byValue);
  for (const { kind, value, identity, inLog } of inOrder) {
    if (kind !== 'id') continue;
    const draft = add(value, inLog);
    draft.identities.push(identity);
    byId.set(value, draft);
  }
  const emails = inOrder.filter(({ kind }) => kind === 'email');
  for (const { value, identity, inLog, lastAt, owner, claimedAt } of emails) {
    const holder = drafts.find((draft) => draft.id !== null && draft.identities[0] === owner);
    const draft = holder ?? add(null, inLog && (claimedAt === null || lastAt !== null));
    draft.identities.push(identity);
    byEmail.set(value, draft);
  }
  for (const draft of drafts) {
    const own = emails.filter(({ identity }) => draft.identities.includes(identity));
    const latest = Math.max(...own.map(({ claimedAt }) => claimedAt ?? 0));
    draft.email = own.find(({ claimedAt }) => (claimedAt ?? 0) === latest)?.value ?? null;
  }
  const found = ({ id, email, username }: Member): Draft => {
    const knownId = userId(id ?? '');
    const key = emailKey(email ?? '');
    const namesake = byUsername.get(username ?? '');
    if (knownId !== undefined) {
      const draft = byId.get(knownId) ?? add(knownId, false);
      byId.set(knownId, draft);
      return draft;
    }
    if (key === undefined) return namesake ?? add(null, false);
    const holder = byEmail.get(key);
    const draft = holder ?? namesake ?? add(null, false);
    byEmail.set(key, draft);
    return draft;
  };
  const isNamed = ({ id, email }: Member) =>
    userId(id ?? '') !== undefined || emailKey(email ?? '') !== undefined;
  const members = rosters.flatMap(({ takenAt, members }) => members.map((member) => ({ member, takenAt })));
  for (const { member, takenAt } of [
    ...members.filter(({ member }) => isNamed(member)),
    ...members.filter(({ member }) => !isNamed(member)),
  ]) {
    const draft = found(member);
    draft.member = completeMember(draft.member, member, takenAt);
    if (draft.member.username) byUsername.set(draft.member.username, draft);
  }
  for (const [value, { names }] of byId) names.push({ kind: 'id', value: value as UserId });
  for (const [value, { names }] of byEmail) names.push({ kind: 'email', value: value as EmailKey });
  for (const [value, { names }] of byUsername) names.push({ kind: 'username', value });
  return drafts.map((draft) => ({
    ...draft,
    email: draft.member?.email || draft.email,
    service:
      draft.member?.service === true ||
      [
        draft.id,
        ...emails.flatMap(({ identity, value }) => (draft.identities.includes(identity) ? [value] : [])),
        draft.member?.username,
        emailKey(draft.member?.email ?? ''),
      ].some((name) =>
        [...BUILT_IN_SERVICES, ...services].some(
          (service) => name && [service, emailKey(service)].includes(name),
        ),
      ),
  }));
}
