export const lastSeconds = `
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
  `;
