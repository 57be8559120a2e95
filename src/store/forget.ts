import { BUILT_IN_SERVICES, spellingsOf } from '../core/people.ts';
import type { Roster } from '../core/roster.ts';
import { type Connection, transaction } from './database.ts';
import { type CallName, Forgotten, pseudonymOf } from './forgotten.ts';
import { mergeRosters } from './merge-rosters.ts';
import { readHeads, readMembers } from './rosters.ts';
import { readSettings } from './settings.ts';

/**
 * Replaces what one person is called by with pseudonyms, and does so again whenever a log or list brings those names: facts
 * stay, and so does every count. `names`: ids, addresses and usernames; those that are pseudonyms already stay as they are.
 * Answers the pseudonym.
 */
export function forget(db: Connection, names: readonly CallName[]): string {
  db.pragma('secure_delete = ON');
  return transaction(db, () => {
    const forgotten = new Forgotten(db);
    const before = names.map((name) => forgotten.personCalled(name)).find((known) => known !== undefined);
    const person = before ?? forgotten.nextPerson();
    for (const name of names) if (forgotten.personCalled(name) === undefined) forgotten.add(person, name);
    forgetLinked(db);
    return pseudonymOf(person);
  });
}

/** Forgets what else has turned out to be a name of a forgotten person: addresses seen with their id, and what user lists call them. */
export function forgetLinked(db: Connection): void {
  const forgotten = new Forgotten(db);
  if (forgotten.isEmpty) return;
  const rosters = readHeads(db).map((head) => ({ ...head, members: readMembers(db, head.roster) }));
  let renamed: Roster[] = [];
  for (let before = -1; before < forgotten.size; ) {
    before = forgotten.size;
    for (const { person, kind, value } of linkedNames(db)) forgotten.add(person, { kind, value });
    renamed = withoutForgotten(rosters, forgotten);
  }
  const clear = db.prepare('DELETE FROM member WHERE roster = ?');
  rosters.forEach(({ roster, members }, place) => {
    const now = renamed[place];
    if (now === undefined || JSON.stringify(now.members) === JSON.stringify(members)) return;
    clear.run(roster);
    mergeRosters(db, [now]);
  });
  renameServices(db, forgotten);
}

/** The lists without forgotten names, until none of them tells one more name of somebody who is forgotten. */
export function withoutForgotten(rosters: readonly Roster[], forgotten: Forgotten): Roster[] {
  const before = forgotten.size;
  const renamed = rosters.map((roster) => ({
    ...roster,
    members: roster.members.map((member) => forgotten.member(member)),
  }));
  return forgotten.size === before ? renamed : withoutForgotten(rosters, forgotten);
}

/** Addresses that belong to a forgotten id, and ids to which a forgotten address belongs whose person had none. */
function linkedNames(db: Connection): (CallName & { readonly person: number })[] {
  return db
    .prepare<[], CallName & { person: number }>(
      `SELECT forgotten.person, email.kind, email.value
         FROM forgotten
         JOIN identity AS owner ON owner.kind = forgotten.kind AND owner.value = forgotten.value
         JOIN identity AS email ON email.owner = owner.identity
         LEFT JOIN forgotten AS known ON known.kind = email.kind AND known.value = email.value
        WHERE forgotten.kind = 'id' AND known.person IS NULL
        UNION
       SELECT forgotten.person, owner.kind, owner.value
         FROM forgotten
         JOIN identity AS email ON email.kind = forgotten.kind AND email.value = forgotten.value
         JOIN identity AS owner ON owner.identity = email.owner
         LEFT JOIN forgotten AS known ON known.kind = owner.kind AND known.value = owner.value
        WHERE forgotten.kind = 'email' AND known.person IS NULL
          AND forgotten.person NOT IN (SELECT person FROM forgotten WHERE kind = 'id')
        ORDER BY 1, 2, 3`,
    )
    .all();
}

/** A service account stays one under its pseudonym. */
function renameServices(db: Connection, forgotten: Forgotten): void {
  const { serviceAccounts } = readSettings(db);
  const pseudonymsOf = (written: string): string[] =>
    spellingsOf(written).flatMap((value) =>
      (['id', 'email', 'username'] as const).flatMap((kind) => forgotten.find({ kind, value })?.value ?? []),
    );
  const own = serviceAccounts.flatMap((written) => {
    const pseudonyms = pseudonymsOf(written);
    return pseudonyms.length === 0 ? [written] : pseudonyms;
  });
  const services = [...new Set([...own, ...BUILT_IN_SERVICES.flatMap(pseudonymsOf)])];
  if (JSON.stringify(services) === JSON.stringify(serviceAccounts)) return;
  db.prepare(`INSERT OR REPLACE INTO setting (name, value) VALUES ('service_accounts', ?)`).run(
    JSON.stringify(services),
  );
}
