/**
 * A reading is what was read of a file at one time, and is never changed: offsets in a summary are offsets into the
 * reading that it was made from, also after the same file was read again by a better reader. `contracts.reading` is the
 * reading that new summaries rest on.
 *
 * The index holds no text of its own; it is told of every row of `searchable` that comes or goes.
 */
export const firstLibrary = `
CREATE TABLE readings (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  digest TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (sha256, digest)
) STRICT;

CREATE TABLE contracts (
  sha256 TEXT PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings (number),
  kept_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX contracts_by_reading ON contracts (reading);

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  tier TEXT NOT NULL,
  matter TEXT,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE attempts (
  number INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  id TEXT NOT NULL,
  deployment TEXT NOT NULL,
  outcome TEXT NOT NULL,
  error_class TEXT,
  started_at TEXT NOT NULL,
  input_tokens INTEGER,
  output_tokens INTEGER,
  cost_usd REAL,
  json TEXT NOT NULL,
  UNIQUE (run_id, id)
) STRICT;

CREATE TABLE summaries (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reading INTEGER NOT NULL REFERENCES readings (number),
  run_id TEXT NOT NULL REFERENCES runs (id),
  created_at TEXT NOT NULL,
  matter TEXT,
  parties TEXT NOT NULL,
  statements TEXT NOT NULL,
  item TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX summaries_by_reading ON summaries (reading);
CREATE INDEX summaries_by_run ON summaries (run_id);

CREATE VIEW searchable AS
  SELECT summaries.number AS number, readings.name AS name, summaries.parties AS parties,
         coalesce(summaries.matter, '') AS matter, summaries.statements AS statements, readings.text AS text
  FROM summaries JOIN readings ON readings.number = summaries.reading;

CREATE VIRTUAL TABLE words USING fts5 (
  name, parties, matter, statements, text,
  content = 'searchable', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
`;
