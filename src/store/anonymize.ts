import { orderRows } from '../core/grouping.ts';
import { ASSET_KINDS } from '../core/packed-facts.ts';
import { BUILT_IN_SERVICES, spellingsOf } from '../core/people.ts';
import type { IdentityRecord } from '../core/records.ts';
import { copyAssets } from './anonymize-assets.ts';
import { type Connection, openForReading, openForWriting, transaction } from './database.ts';
import { guarded } from './guarded.ts';
import { highestNumber } from './identity-numbers.ts';
import { decodeLastSeconds, encodeLastSeconds } from './last-seconds.ts';
import { encodeMembers } from './members.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { readHeads, readMembers, writeMember } from './rosters.ts';
import { readSettings } from './settings.ts';
import { type RandomBelow, shuffledNumbers } from './shuffle.ts';

/**
 * Writes a copy of a database in which nobody has their name, with the same counts, into the empty file `copy`. It is a new
 * database that only gets what is known to name nobody: nothing of the original that is not written here can be in it.
 * `random`: must not be predictable, for the order of the pseudonyms rests on it.
 */
export function anonymize(original: string, copy: string, random: RandomBelow): void {
  const from = openForReading(original);
  try {
    from.exec('BEGIN'); // all of it from one moment
    const to = openForWriting(copy);
    try {
      transaction(to, () => guarded(original, () => fill(from, to, random)));
      to.pragma('journal_mode = DELETE');
    } finally {
      to.close();
    }
  } finally {
    from.close();
  }
}

function fill(from: Connection, to: Connection, random: RandomBelow): void {
  const rosters = readHeads(from).map((head) => ({ ...head, members: readMembers(from, head.roster) }));
  const identities = from
    .prepare<[], Pick<IdentityRecord, 'identity' | 'kind' | 'value' | 'owner'>>(
      'SELECT identity, kind, value, owner FROM identity ORDER BY kind, value',
    )
    .all();
  const members = rosters.flatMap((roster) => roster.members);
  const pseudonyms = new Pseudonyms(identities, members, random);

  // Numbers of identities tell the order in which they were met: in a user list, that of the ids.
  const numbers = shuffledNumbers(highestNumber(from), random);
  const renumbered = (identity: unknown): number | null =>
    identity === null ? null : (numbers[Number(identity) - 1] as number);
  const identity = (row: Row): number | null => renumbered(row['identity']);

  copySettings(from, to, pseudonyms);
  copy(
    from,
    to,
    'identity',
    ['kind', 'value', 'identity', 'in_log', 'last_at', 'owner', 'claimed_at', 'first_uses'],
    {
      value: ({ kind, value }) => pseudonyms.of(kind === 'id' ? 'id' : 'email', String(value)),
      owner: ({ owner }) => renumbered(owner),
      identity,
    },
  );
  copy(from, to, 'action', ['action', 'name'], {
    // What has not the form of W&B's actions can be anything.
    name: ({ action, name }) => (/^[a-z_]+:[a-z_]+$/.test(String(name)) ? name : `action-${action}`),
  });
  copyDays(from, to, numbers);
  copy(from, to, 'milestone', ['identity', 'milestone', 'at'], { identity });
  for (const kind of ASSET_KINDS) copyAssets(from, to, kind, numbers, random);
  copy(from, to, 'roster', ['roster', 'kind', 'taken_at', 'start_index', 'total'], {});
  const write = writeMember(to);
  for (const { roster, members: own } of rosters) {
    // Their order is that of their ids: it would tell.
    const shuffled = own.toSorted((a, b) => pseudonyms.numberOf(a) - pseudonyms.numberOf(b));
    shuffled.forEach((member, position) => {
      write(roster, position, pseudonyms.member(member));
    });
  }
  copyListedActivity(from, to, pseudonyms);
  copySources(from, to, random);
}

type Row = Readonly<Record<string, unknown>>;

/** Copies columns of a table; `change`: other values for some of them. */
function copy(
  from: Connection,
  to: Connection,
  table: string,
  columns: readonly string[],
  change: Readonly<Record<string, (row: Row) => unknown>>,
): void {
  const insert = to.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rows = from.prepare<[], Row>(
    `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`,
  );
  for (const row of rows.iterate()) insert.run(columns.map((column) => change[column]?.(row) ?? row[column]));
}

/** `numbers`: what the identities' numbers become, from that of identity 1 on. */
function copyDays(from: Connection, to: Connection, numbers: Uint32Array): void {
  const insertMembers = to.prepare('INSERT INTO day (day, active, members) VALUES (?, ?, ?)');
  const insertActivity = to.prepare(
    'INSERT INTO last_activity (day, last_seconds) VALUES (?, CAST(? AS TEXT))',
  );
  const rows = from
    .prepare<[], [day: number, lastSeconds: string]>(
      'SELECT day, last_seconds FROM last_activity ORDER BY day',
    )
    .raw();
  for (const [day, text] of rows.iterate()) {
    const before = decodeLastSeconds(day, text);
    const renumbered = Int32Array.from(before.identities, (identity) => numbers[identity - 1] as number);
    const order = orderRows(renumbered);
    const identities = order.map((row) => renumbered[row] as number);
    const last = Float64Array.from(order, (row) => before.last[row] as number);
    insertMembers.run(day, identities.length, encodeMembers(identities));
    insertActivity.run(day, encodeLastSeconds(day, { identities, last }));
  }
}

/** Not the organization's name, and not how to recognise who was forgotten. Every service account by its pseudonym. */
function copySettings(from: Connection, to: Connection, pseudonyms: Pseudonyms): void {
  const services = [...BUILT_IN_SERVICES, ...readSettings(from).serviceAccounts].flatMap((written) =>
    spellingsOf(written).flatMap((name) =>
      (['id', 'email', 'username'] as const).flatMap((kind) => pseudonyms.of(kind, name) ?? []),
    ),
  );
  const insert = to.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  insert.run('service_accounts', JSON.stringify([...new Set(services)].sort()));
  const kept = from
    .prepare<[], [string, string]>(
      `SELECT name, value
         FROM setting
        WHERE name IN ('deployment', 'timezone', 'kept_from', 'kept_from_moment')
        ORDER BY name`,
    )
    .raw();
  for (const row of kept.all()) insert.run(row);
}

/** Without whom only lists named that are no longer kept: no answer speaks of them. */
function copyListedActivity(from: Connection, to: Connection, pseudonyms: Pseudonyms): void {
  const insert = to.prepare(
    'INSERT INTO listed_activity (kind, value, day, last_active, active_days) VALUES (?, ?, ?, ?, ?)',
  );
  const rows = from
    .prepare<[], [kind: 'id' | 'email' | 'username', value: string, ...known: (number | null)[]]>(
      'SELECT kind, value, day, last_active, active_days FROM listed_activity ORDER BY kind, value, day',
    )
    .raw();
  for (const [kind, value, ...known] of rows.all()) {
    const pseudonym = pseudonyms.of(kind, value);
    if (pseudonym !== undefined) insert.run(kind, pseudonym, ...known);
  }
}

function copySources(from: Connection, to: Connection, random: RandomBelow): void {
  const paths = from.prepare<[], string>('SELECT path FROM source ORDER BY path').pluck().all();
  const numbers = shuffledNumbers(paths.length, random);
  const names = new Map(paths.map((path, place) => [path, `source-${numbers[place]}`]));
  const columns = ['path', 'fingerprint', 'format', 'bytes', 'lines', 'entries', 'rejected', 'read_at'];
  copy(from, to, 'source', columns, {
    path: ({ path }) => names.get(String(path)),
    fingerprint: () => '',
  });
}
