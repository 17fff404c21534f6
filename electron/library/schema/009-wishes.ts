/** What was wished of one contract, as JSON, when it was last summarised. It goes with the contract. */
export const wishes = `
CREATE TABLE wishes (
  sha256 TEXT PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;
CREATE TRIGGER wishes_go_with_their_contract AFTER DELETE ON contracts BEGIN
  DELETE FROM wishes WHERE sha256 = old.sha256;
END;
`;
