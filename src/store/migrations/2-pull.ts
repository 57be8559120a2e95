export const pull = `
  -- How far the audit log of a server was read. No answer depends on it: without it a pull begins anew.
  CREATE TABLE pull (
    address TEXT PRIMARY KEY,
    since   INTEGER NOT NULL,             -- all events from this second on
    until   INTEGER NOT NULL              -- up to this one were read; the next pull begins a day before it
  ) WITHOUT ROWID;
  `;
