import { ACTIVE_DAYS, DAILY_ACTIVE_USERS, PERSON_IDENTITY } from './views.ts';

export const tables = `
  CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;

  -- Whom the log or a roster names. Persons are derived from these rows, never stored: see view person_identity.
  CREATE TABLE identity (
    kind       TEXT NOT NULL CHECK (kind IN ('id', 'email')),
    value      TEXT NOT NULL,             -- an e-mail address in lower case
    identity   INTEGER NOT NULL,          -- its number in the other tables
    in_log     INTEGER NOT NULL,          -- 1: an event names it; 0: only rosters do
    last_at    INTEGER,                   -- last activity, seconds since 1970: a maximum
    owner      INTEGER,                   -- of an e-mail address: the id seen with it last; NULL: none, or contested
    claimed_at INTEGER,                   -- when that was: a maximum
    first_uses BLOB,                      -- the first day of each action: varints, action then day
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID;

  CREATE TABLE action (
    action INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE
  );

  -- One row for each day on which somebody was active. The key is day * 2^24 + identity: rows of a day stand together
  -- in order, in 14 bytes each, and merging is one upsert by rowid. Seconds count from noon, for most of them then take
  -- two bytes instead of three.
  CREATE TABLE activity (
    person_day  INTEGER PRIMARY KEY,
    last_second INTEGER NOT NULL,         -- last activity, in seconds from 12:00 UTC of the day's date: a maximum
    day         INTEGER GENERATED ALWAYS AS (person_day >> 24) VIRTUAL,
    identity    INTEGER GENERATED ALWAYS AS (person_day & 16777215) VIRTUAL
  );

  -- One row for each day with any event. members repeats activity in a form from which a report reads years at once.
  CREATE TABLE day (
    day     INTEGER PRIMARY KEY,          -- days since 1970-01-01 in the database's time zone
    active  INTEGER NOT NULL,             -- how many identities were active
    members BLOB NOT NULL                 -- which: a Rice-coded set
  );

  CREATE TABLE milestone (
    identity  INTEGER NOT NULL,
    milestone TEXT NOT NULL CHECK (milestone IN ('invited', 'created', 'signed-in', 'deactivated', 'reactivated')),
    at        INTEGER NOT NULL,
    PRIMARY KEY (identity, milestone, at)
  ) WITHOUT ROWID;

  -- The distinct runs and reports that an identity worked on.
  CREATE TABLE run_set (
    identity INTEGER PRIMARY KEY,
    size     INTEGER NOT NULL,            -- how many
    numbers  BLOB NOT NULL,               -- ids below 2^32: a Rice-coded set
    others   TEXT                         -- all other ids: a sorted JSON array
  );

  CREATE TABLE report_set (
    identity INTEGER PRIMARY KEY,
    size     INTEGER NOT NULL,            -- how many
    numbers  BLOB NOT NULL,               -- ids below 2^32: a Rice-coded set
    others   TEXT                         -- all other ids: a sorted JSON array
  );

  CREATE TABLE roster (
    roster      INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('scim-users', 'scim-groups', 'csv')),
    taken_at    INTEGER NOT NULL,
    start_index INTEGER NOT NULL,
    total       INTEGER,                  -- how many members all pages have; NULL: this one list is whole
    UNIQUE (kind, taken_at, start_index)
  );

  CREATE TABLE member (
    roster       INTEGER NOT NULL REFERENCES roster ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    id           TEXT,
    email        TEXT,
    username     TEXT,
    name         TEXT,
    role         TEXT,
    teams        TEXT,                    -- a JSON array
    models_seat  TEXT,
    weave_access TEXT,
    state        TEXT CHECK (state IN ('accepted', 'invited', 'deactivated')),
    last_active  INTEGER,
    active_days  INTEGER,
    added_at     INTEGER,
    runs         INTEGER,
    reports      INTEGER,
    service      INTEGER,
    PRIMARY KEY (roster, position)
  ) WITHOUT ROWID;

  -- What was read, so that an unchanged file need not be read again. No answer depends on it but coverage.
  CREATE TABLE source (
    path        TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,            -- device, inode, size, times; empty: read it again
    format      TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    lines       INTEGER NOT NULL,
    entries     INTEGER NOT NULL,
    rejected    INTEGER NOT NULL,
    read_at     INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- Views for people who open the file with other tools. Days are dates, moments are RFC 3339.
  ${PERSON_IDENTITY}

  ${ACTIVE_DAYS}

  ${DAILY_ACTIVE_USERS}

  CREATE VIEW members AS
    SELECT member.*,
           roster.kind                                                   AS list,
           strftime('%Y-%m-%dT%H:%M:%SZ', roster.taken_at, 'unixepoch')  AS taken_at
      FROM member
      JOIN roster USING (roster);

  CREATE VIEW users AS
    SELECT person.value                                                        AS user,
           person.kind                                                         AS known_by,
           (SELECT group_concat(email.value, ', ')
              FROM identity AS email
             WHERE email.owner = person.identity)                              AS emails,
           date(min(activity.day) * 86400, 'unixepoch')                        AS first_day,
           count(DISTINCT activity.day)                                        AS active_days,
           strftime('%Y-%m-%dT%H:%M:%SZ',
                    max(activity.day * 86400 + 43200 + activity.last_second),
                    'unixepoch')                                               AS last_active
      FROM person_identity
      JOIN identity AS person ON person.identity = person_identity.person
      LEFT JOIN activity ON activity.identity = person_identity.identity
     GROUP BY person.identity;
  `;
