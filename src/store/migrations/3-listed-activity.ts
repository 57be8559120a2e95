export const listedActivity = `
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
  `;
