import { ACTIVE_DAYS, PERSON_IDENTITY, USERS } from './views.ts';

export const identitiesByNumber = `
  -- Identities stand under their numbers, by which all other tables, and whatever is updated or asked for, know them; under
  -- their names it took twice as long to update them.
  DROP VIEW users;
  DROP VIEW active_days;
  DROP VIEW person_identity;
  ALTER TABLE identity RENAME TO identity_by_name;

  -- Whom the log or a roster names. Persons are derived from these rows, never stored: see view person_identity.
  CREATE TABLE identity (
    identity   INTEGER PRIMARY KEY,       -- its number in the other tables
    kind       TEXT NOT NULL CHECK (kind IN ('id', 'email')),
    value      TEXT NOT NULL,             -- an e-mail address in lower case
    in_log     INTEGER NOT NULL,          -- 1: an event names it; 0: only rosters do
    last_at    INTEGER,                   -- last activity, seconds since 1970: a maximum
    owner      INTEGER,                   -- of an e-mail address: the id seen with it last; NULL: none, or contested
    claimed_at INTEGER,                   -- when that was: a maximum
    first_uses BLOB,                      -- the first day of each action: varints, see docs/database.md
    UNIQUE (kind, value)
  );

  INSERT INTO identity (identity, kind, value, in_log, last_at, owner, claimed_at, first_uses)
  SELECT identity, kind, value, in_log, last_at, owner, claimed_at, first_uses
    FROM identity_by_name
   ORDER BY identity;

  DROP TABLE identity_by_name;

  -- The addresses of a person.
  CREATE INDEX identity_owner ON identity (owner) WHERE owner IS NOT NULL;
  -- Whom only rosters name.
  CREATE INDEX unlogged_identity ON identity (identity) WHERE in_log = 0;
  -- Addresses with activity of their own: mostly there are none, and every short report asks for them.
  CREATE INDEX active_address ON identity (identity, owner) WHERE kind = 'email' AND last_at IS NOT NULL;

  ${PERSON_IDENTITY}

  ${ACTIVE_DAYS}

  ${USERS}
  `;
