import { USERS } from './views.ts';

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

  ${USERS}
  `;
