import { ACTIVE_DAYS, DAILY_ACTIVE_USERS, USERS } from './views.ts';

export const memberBits = `
  -- Members of a day as bits, which a report of a year reads in a tenth of the time; and beside them in a table of its own what
  -- only ingests and reports of single days read, in the place of an index that has the members again.
  DROP VIEW users;
  DROP VIEW active_days;
  DROP VIEW daily_active_users;
  DROP VIEW activity;
  DROP INDEX day_members;
  ALTER TABLE day RENAME TO day_before;

  -- One row for each day with any event.
  CREATE TABLE day (
    day     INTEGER PRIMARY KEY,          -- days since 1970-01-01 in the database's time zone
    active  INTEGER NOT NULL,             -- how many identities were active
    members BLOB NOT NULL                 -- which: bit n & 7 of byte n >> 3 stands for identity n
  );

  -- When each of them was active last. A JSON array: see view activity.
  CREATE TABLE last_activity (
    day          INTEGER PRIMARY KEY REFERENCES day,
    last_seconds TEXT NOT NULL
  );

  INSERT INTO day (day, active, members)
  SELECT day, active, members_in(last_seconds)
    FROM day_before
   ORDER BY day;

  INSERT INTO last_activity (day, last_seconds)
  SELECT day, last_seconds
    FROM day_before
   ORDER BY day;

  DROP TABLE day_before;

  -- Views for people who open the file with other tools. Days are dates, moments are RFC 3339.
  ${DAILY_ACTIVE_USERS}

  -- Each number of last_seconds is identity * 1000000 + seconds from 00:00 UTC of the day before the day's date, which no
  -- time zone makes negative. Numbers ascend: there is one for each member.
  CREATE VIEW activity AS
    SELECT last_activity.day,
           active.value / 1000000                                  AS identity,
           (last_activity.day - 1) * 86400 + active.value % 1000000 AS last_at
      FROM last_activity
      JOIN json_each(last_activity.last_seconds) AS active;

  ${ACTIVE_DAYS}

  ${USERS}
  `;
