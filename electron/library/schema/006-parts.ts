/**
 * Answers about parts of long contracts, until the whole summary is there: what was paid for survives a crash, a cancel and
 * the failure of another part. They go with their contract.
 */
export const parts = `
CREATE TABLE parts (
  task TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES contracts (sha256) ON DELETE CASCADE,
  run_id TEXT NOT NULL REFERENCES runs (id),
  json TEXT NOT NULL
) STRICT;
CREATE INDEX parts_by_contract ON parts (sha256);
CREATE INDEX parts_by_run ON parts (run_id);
`;
