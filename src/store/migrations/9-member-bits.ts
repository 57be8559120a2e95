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
  CREATE VIEW daily_active_users AS
    SELECT date(day * 86400, 'unixepoch') AS day,
           active                         AS active_identities
      FROM day;

  -- Each number of last_seconds is identity * 1000000 + seconds from 00:00 UTC of the day before the day's date, which no
  -- time zone makes negative. Numbers ascend: there is one for each member.
  CREATE VIEW activity AS
    SELECT last_activity.day,
           active.value / 1000000                                  AS identity,
           (last_activity.day - 1) * 86400 + active.value % 1000000 AS last_at
      FROM last_activity
      JOIN json_each(last_activity.last_seconds) AS active;

  CREATE VIEW active_days AS
    SELECT DISTINCT
           date(activity.day * 86400, 'unixepoch') AS day,
           person.kind                             AS known_by,
           person.value                            AS user
      FROM activity
      JOIN person_identity ON person_identity.identity = activity.identity
      JOIN identity AS person ON person.identity = person_identity.person;

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
  `;
