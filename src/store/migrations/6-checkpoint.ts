export const checkpoint = `
  CREATE TABLE checkpoint (
    path         TEXT PRIMARY KEY REFERENCES source, -- a log that may grow: only what is added to it need be read
    read_to      INTEGER NOT NULL,        -- how many bytes were read: whole lines
    digest       TEXT NOT NULL,           -- their SHA-256: where it is another, the log is read anew
    line_numbers INTEGER NOT NULL,        -- how many lines they are
    lines        INTEGER NOT NULL,        -- those with content
    entries      INTEGER NOT NULL         -- those that could be used
  ) WITHOUT ROWID;
  `;
