export const coveringIndexes = `
  -- What reports read of rows that are large for other reasons: with these they leave out all else.
  CREATE INDEX day_members ON day (day, active, members);
  CREATE INDEX run_set_size ON run_set (identity, size);
  CREATE INDEX report_set_size ON report_set (identity, size);
  `;
