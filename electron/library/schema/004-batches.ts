/**
 * Batches and their contracts. `holder` is the process at work on a batch until `held_until`: only that one may send. The
 * bytes of a file are here until it was read; from then on the contract is kept like any other, and not taken for left over
 * while an item that is not at its end names it.
 */
export const batches = `
CREATE TABLE batches (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  holder TEXT,
  held_until INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE batch_items (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  sha256 TEXT,
  json TEXT NOT NULL,
  bytes BLOB
) STRICT;
CREATE INDEX batch_items_by_batch ON batch_items (batch_id);
CREATE INDEX batch_items_by_contract ON batch_items (sha256) WHERE sha256 IS NOT NULL;
`;
