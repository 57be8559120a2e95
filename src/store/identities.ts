import type { Identity } from '../core/identity.ts';
import type { Instant } from '../core/instant.ts';
import { translated } from '../core/packed-facts.ts';
import type { Identities } from '../core/records.ts';
import { columns } from './columns.ts';
import type { Connection } from './database.ts';
import { highestNumber } from './identity-numbers.ts';
import { lazyColumn } from './lazy-column.ts';

/** Ids and e-mail addresses by number, each in the order of their texts, and the owners of the addresses. */
interface Numbers {
  readonly ids: readonly number[];
  readonly emails: readonly number[];
  readonly owners: ArrayLike<number>;
}

/** Everybody. Which identities there are and whose they are comes from indexes, which are a fraction of the table. */
export function readIdentities(db: Connection): Identities {
  const numbers = (kind: 'id' | 'email'): number[] => {
    const [inOrder = []] = columns(
      db,
      `SELECT json_group_array(identity)
         FROM (SELECT identity FROM identity WHERE kind = '${kind}' ORDER BY value)`,
    ) as number[][];
    return inOrder;
  };
  const emails = numbers('email');
  return identitiesOf(db, { ids: numbers('id'), emails, owners: translated(emails, owners(db)) });
}

/** Only these persons: the identities with these numbers, and the e-mail addresses that they own. */
export function readIdentitiesOf(db: Connection, persons: readonly number[]): Identities {
  const list = persons.join(', ');
  const [ids = []] = columns(
    db,
    `SELECT json_group_array(identity)
       FROM (SELECT identity FROM identity WHERE +kind = 'id' AND identity IN (${list}) ORDER BY value)`,
  ) as number[][];
  const [emails = [], owners = []] = columns(
    db,
    `SELECT json_group_array(identity),
            json_group_array(coalesce(owner, -1))
       FROM (SELECT identity, owner
               FROM identity
              WHERE +kind = 'email'
                AND (owner IN (${list}) OR (owner IS NULL AND identity IN (${list})))
              ORDER BY value)`,
  ) as number[][];
  return identitiesOf(db, { ids, emails, owners }, [...ids, ...emails]);
}

/** `only`: they are not all that there are, but only those with these numbers. */
function identitiesOf(
  db: Connection,
  { ids, emails, owners }: Numbers,
  only?: readonly number[],
): Identities {
  const among = only === undefined ? 'TRUE' : `identity IN (${only.join(', ')})`;
  const [unlogged] = columns(
    db,
    `SELECT json_group_array(identity)
       FROM (SELECT identity FROM identity WHERE in_log = 0 AND ${among} ORDER BY identity)`,
  ) as number[][];
  const [numbers = [], lastAt = []] = columns(
    db,
    `SELECT json_group_array(identity),
            json_group_array(last_at)
       FROM (SELECT identity, last_at FROM identity WHERE last_at IS NOT NULL AND ${among} ORDER BY identity)`,
  ) as [number[]?, Instant[]?];
  const [allIds, allEmails] = only === undefined ? (['id', 'email'] as const) : [];
  const idTexts = lazyColumn<string>(db, { expression: 'value', numbers: ids, all: allIds });
  const addresses = lazyColumn<string>(db, { expression: 'value', numbers: emails, all: allEmails });
  const claimedAt = lazyColumn<number>(db, {
    expression: 'coalesce(claimed_at, -1)',
    numbers: emails,
    all: allEmails,
  });
  const find = db
    .prepare<[string, string], number>('SELECT identity FROM identity WHERE kind = ? AND value = ?')
    .pluck();
  return {
    ids: { numbers: ids, textAt: idTexts.at },
    emails: { numbers: emails, owners, textAt: addresses.at, claimedAt: claimedAt.at },
    end: highestNumber(db) + 1,
    unlogged: new Set(unlogged),
    activity: { numbers, lastAt },
    numberOf: (kind, text) => find.get(kind, text),
    keepTexts() {
      idTexts.load();
      addresses.load();
    },
  };
}

/** The owner of each address, by number; -1: none. */
function owners(db: Connection): Int32Array {
  const [addresses = [], owners = []] = columns(
    db,
    `SELECT json_group_array(identity),
            json_group_array(owner)
       FROM (SELECT identity, owner FROM identity WHERE owner IS NOT NULL ORDER BY owner, identity)`,
  ) as number[][];
  const all = new Int32Array(highestNumber(db) + 1).fill(-1);
  for (let row = 0; row < addresses.length; row++) all[addresses[row] as number] = owners[row] as number;
  return all;
}

/** The numbers of those of these ids and addresses that the store knows; for an address with an owner, the owner's too. */
export function numbersOf(db: Connection, names: readonly Identity[]): number[] {
  return db
    .prepare<[{ names: string }], number>(
      `SELECT identity
         FROM identity
        WHERE (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:names))
        UNION
       SELECT owner
         FROM identity
        WHERE (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:names))
          AND owner IS NOT NULL
        ORDER BY 1`,
    )
    .pluck()
    .all({ names: JSON.stringify(names.map(({ kind, value }) => [kind, value])) });
}

/** Whether the newest roster marks a service account, or the log or a roster names one of these addresses. */
export function hasServiceAccounts(db: Connection, addresses: readonly string[]): boolean {
  const marked = db.prepare('SELECT 1 FROM member WHERE service = 1 LIMIT 1').get();
  const named = db.prepare(`SELECT 1 FROM identity WHERE kind = 'email' AND value = ?`);
  return marked !== undefined || addresses.some((address) => named.get(address) !== undefined);
}
