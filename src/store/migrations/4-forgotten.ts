export const forgotten = `
  -- Who was forgotten: what stands in the place of their names, found by a keyed hash of the name where a log or list has it
  -- again. The key is the setting forgotten_key.
  CREATE TABLE forgotten (
    hash   BLOB PRIMARY KEY,             -- HMAC-SHA-256 of kind and name
    kind   TEXT NOT NULL CHECK (kind IN ('id', 'email', 'username')),
    value  TEXT NOT NULL,                -- the pseudonym
    person INTEGER NOT NULL,             -- which of the forgotten
    UNIQUE (kind, value)
  ) WITHOUT ROWID;
  `;
