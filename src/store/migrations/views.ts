/*
 * Views that several steps make: SQLite does not let a table be replaced under a view, so a step that does that drops what is
 * built on it and makes it again. Like steps that were released, these never change; a step that wants another view says it itself.
 */

export const PERSON_IDENTITY = `CREATE VIEW person_identity AS
    SELECT identity,
           coalesce(owner, identity) AS person
      FROM identity;`;

export const ACTIVE_DAYS = `CREATE VIEW active_days AS
    SELECT DISTINCT
           date(activity.day * 86400, 'unixepoch') AS day,
           person.kind                             AS known_by,
           person.value                            AS user
      FROM activity
      JOIN person_identity ON person_identity.identity = activity.identity
      JOIN identity AS person ON person.identity = person_identity.person;`;

export const DAILY_ACTIVE_USERS = `CREATE VIEW daily_active_users AS
    SELECT date(day * 86400, 'unixepoch') AS day,
           active                         AS active_identities
      FROM day;`;

export const USERS = `CREATE VIEW users AS
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
     GROUP BY person.identity;`;
