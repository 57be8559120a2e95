/** Marks a file as a database of this program ("OrgA"), in SQLite's header. */
export const APPLICATION_ID = 0x4f726741;

/**
 * The schema as a list of steps; `user_version` counts the steps that a file has been through. A step never changes once
 * it has been released. `docs/database.md` explains the tables to people who open the file with other tools.
 */
export const MIGRATIONS: readonly string[] = [
  `
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
  CREATE VIEW person_identity AS
    SELECT identity,
           coalesce(owner, identity) AS person
      FROM identity;

  CREATE VIEW active_days AS
    SELECT DISTINCT
           date(activity.day * 86400, 'unixepoch') AS day,
           person.kind                             AS known_by,
           person.value                            AS user
      FROM activity
      JOIN person_identity ON person_identity.identity = activity.identity
      JOIN identity AS person ON person.identity = person_identity.person;

  CREATE VIEW daily_active_users AS
    SELECT date(day * 86400, 'unixepoch') AS day,
           active                         AS active_identities
      FROM day;

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
  `,
  `
  -- How far the audit log of a server was read. No answer depends on it: without it a pull begins anew.
  CREATE TABLE pull (
    address TEXT PRIMARY KEY,
    since   INTEGER NOT NULL,             -- all events from this second on
    until   INTEGER NOT NULL              -- up to this one were read; the next pull begins a day before it
  ) WITHOUT ROWID;
  `,
  `
  -- What user lists knew of activity, for each day on which somebody was last active when a list was taken. A newer list
  -- replaces the members of an older one, not this.
  CREATE TABLE listed_activity (
    kind        TEXT NOT NULL CHECK (kind IN ('id', 'email', 'username')),
    value       TEXT NOT NULL,            -- the first of these that the list gives; an e-mail address in lower case
    day         INTEGER NOT NULL,         -- the day of last_active; -1: the list counts days and does not say when
    last_active INTEGER,                  -- seconds since 1970: a maximum
    active_days INTEGER NOT NULL,         -- how many the list counts; 0: it does not: a maximum
    PRIMARY KEY (kind, value, day)
  ) WITHOUT ROWID;

  INSERT INTO listed_activity (kind, value, day, last_active, active_days)
  SELECT kind, value, day, max(last_active), max(active_days)
    FROM (SELECT CASE WHEN id IS NOT NULL THEN 'id'
                      WHEN trim(email) <> '' THEN 'email'
                      ELSE 'username'
                 END                                                         AS kind,
                 coalesce(id, nullif(lower(trim(email)), ''), username)      AS value,
                 coalesce(day_of(last_active), -1)                           AS day,
                 last_active,
                 coalesce(active_days, 0)                                    AS active_days
            FROM member
           WHERE last_active IS NOT NULL OR active_days > 0)
   WHERE value IS NOT NULL
   GROUP BY kind, value, day;
  `,
  `
  -- Who was forgotten: what stands in the place of their names, found by a keyed hash of the name where a log or list has it
  -- again. The key is the setting forgotten_key.
  CREATE TABLE forgotten (
    hash   BLOB PRIMARY KEY,             -- HMAC-SHA-256 of kind and name
    kind   TEXT NOT NULL CHECK (kind IN ('id', 'email', 'username')),
    value  TEXT NOT NULL,                -- the pseudonym
    person INTEGER NOT NULL,             -- which of the forgotten
    UNIQUE (kind, value)
  ) WITHOUT ROWID;
  `,
  `
  -- The last activities of a day in one text beside the day: a row for each took most of the time of reading a log.
  DROP VIEW users;
  ALTER TABLE day ADD COLUMN last_seconds TEXT NOT NULL DEFAULT '[]'; -- a JSON array: see view activity

  UPDATE day
     SET last_seconds = (SELECT json_group_array((person_day & 16777215) * 1000000 + 129600 + last_second
                                                 ORDER BY person_day)
                           FROM activity
                          WHERE person_day BETWEEN day.day << 24 AND (day.day << 24) + 16777215);

  DROP TABLE activity;

  -- Each number of last_seconds is identity * 1000000 + seconds from 00:00 UTC of the day before the day's date, which no
  -- time zone makes negative. Numbers ascend: there is one for each member.
  CREATE VIEW activity AS
    SELECT day.day,
           active.value / 1000000                                  AS identity,
           (day.day - 1) * 86400 + active.value % 1000000          AS last_at
      FROM day
      JOIN json_each(day.last_seconds) AS active;

  CREATE VIEW users AS
    SELECT person.value                                                        AS user,
           person.kind                                                         AS known_by,
           (SELECT group_concat(email.value, ', ')
              FROM identity AS email
             WHERE email.owner = person.identity)                              AS emails,
           date(min(activity.day) * 86400, 'unixepoch')                        AS first_day,
           count(DISTINCT activity.day)                                        AS active_days,
           strftime('%Y-%m-%dT%H:%M:%SZ', max(activity.last_at), 'unixepoch')  AS last_active
      FROM person_identity
      JOIN identity AS person ON person.identity = person_identity.person
      LEFT JOIN activity ON activity.identity = person_identity.identity
     GROUP BY person.identity;
  `,
  `
  CREATE TABLE checkpoint (
    path         TEXT PRIMARY KEY REFERENCES source, -- a log that may grow: only what is added to it need be read
    read_to      INTEGER NOT NULL,        -- how many bytes were read: whole lines
    digest       TEXT NOT NULL,           -- their SHA-256: where it is another, the log is read anew
    line_numbers INTEGER NOT NULL,        -- how many lines they are
    lines        INTEGER NOT NULL,        -- those with content
    entries      INTEGER NOT NULL         -- those that could be used
  ) WITHOUT ROWID;
  `,
];
