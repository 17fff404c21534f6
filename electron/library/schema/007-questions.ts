/** Questions about a contract with their answers: they come with it and go with it. */
export const questions = `
CREATE TABLE questions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL REFERENCES contracts (sha256) ON DELETE CASCADE,
  task TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX questions_by_contract ON questions (sha256);
CREATE INDEX questions_by_task ON questions (task);
`;
