const DAYS_IN_ONE_TABLE = `
  DROP VIEW users;
  DROP VIEW active_days;
  DROP VIEW activity;
  ALTER TABLE day ADD COLUMN last_seconds TEXT NOT NULL DEFAULT '[]';
  UPDATE day SET members = x'', last_seconds = (SELECT last_seconds FROM last_activity WHERE last_activity.day = day.day);
  DROP TABLE last_activity;
  CREATE INDEX day_members ON day (day, active, members);
  CREATE VIEW activity AS
    SELECT day.day,
           active.value / 1000000                         AS identity,
           (day.day - 1) * 86400 + active.value % 1000000 AS last_at
      FROM day
      JOIN json_each(day.last_seconds) AS active;
  CREATE VIEW active_days AS SELECT 1;
  CREATE VIEW users AS SELECT 1;`;
const BY_NAME = `
  DROP VIEW users;
  DROP VIEW active_days;
  DROP VIEW person_identity;
  ALTER TABLE identity RENAME TO identity_by_number;
  CREATE TABLE identity (
    kind       TEXT NOT NULL,
    value      TEXT NOT NULL,
    identity   INTEGER NOT NULL,
    in_log     INTEGER NOT NULL,
    last_at    INTEGER,
    owner      INTEGER,
    claimed_at INTEGER,
    first_uses BLOB,
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID;
  INSERT INTO identity SELECT kind, value, identity, in_log, last_at, owner, claimed_at, first_uses FROM identity_by_number;
  DROP TABLE identity_by_number;
  CREATE VIEW person_identity AS SELECT 1;
  CREATE VIEW active_days AS SELECT 1;
  CREATE VIEW users AS SELECT identity FROM activity;`;
const WITHOUT_INDEXES = 'DROP INDEX day_members; DROP INDEX run_set_size; DROP INDEX report_set_size;';
const WITHOUT_CHECKPOINT = 'DROP TABLE checkpoint;';
const WITHOUT_LAST_SECONDS = `
  DROP VIEW users;
  CREATE TABLE rows AS SELECT * FROM activity;
  DROP VIEW activity;
  CREATE TABLE activity (
    person_day  INTEGER PRIMARY KEY,
    last_second INTEGER NOT NULL,
    day         INTEGER GENERATED ALWAYS AS (person_day >> 24) VIRTUAL,
    identity    INTEGER GENERATED ALWAYS AS (person_day & 16777215) VIRTUAL
  );
  INSERT INTO activity (person_day, last_second)
  SELECT (day << 24) + identity, last_at - day * 86400 - 43200 FROM rows;
  DROP TABLE rows;
  ALTER TABLE day DROP COLUMN last_seconds;
  CREATE VIEW users AS SELECT identity FROM activity;`;
const WITHOUT_FORGOTTEN = 'DROP TABLE forgotten;';
const WITHOUT_LISTED_ACTIVITY = 'DROP TABLE listed_activity;';
const WITHOUT_PULL = 'DROP TABLE pull;';

/** What takes a database of today back to an earlier version of the schema. */
export const BACK_TO = {
  8: backTo(8, DAYS_IN_ONE_TABLE),
  7: backTo(7, DAYS_IN_ONE_TABLE, BY_NAME),
  5: backTo(5, DAYS_IN_ONE_TABLE, BY_NAME, WITHOUT_INDEXES, WITHOUT_CHECKPOINT),
  4: backTo(4, DAYS_IN_ONE_TABLE, BY_NAME, WITHOUT_INDEXES, WITHOUT_CHECKPOINT, WITHOUT_LAST_SECONDS),
  2: backTo(
    2,
    DAYS_IN_ONE_TABLE,
    BY_NAME,
    WITHOUT_INDEXES,
    WITHOUT_CHECKPOINT,
    WITHOUT_LAST_SECONDS,
    WITHOUT_FORGOTTEN,
    WITHOUT_LISTED_ACTIVITY,
  ),
  1: backTo(
    1,
    DAYS_IN_ONE_TABLE,
    BY_NAME,
    WITHOUT_INDEXES,
    WITHOUT_CHECKPOINT,
    WITHOUT_LAST_SECONDS,
    WITHOUT_FORGOTTEN,
    WITHOUT_LISTED_ACTIVITY,
    WITHOUT_PULL,
  ),
} as const;

function backTo(version: number, ...steps: readonly string[]): string {
  return `${steps.join(' ')} PRAGMA user_version = ${version}`;
}
