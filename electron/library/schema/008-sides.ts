/**
 * Whom the firm acts for. A row without a sha256 is the matter's, one without a matter that of a contract that is booked to
 * none. What was said of one contract goes with it.
 */
export const sides = `
CREATE TABLE sides (
  matter TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (matter, sha256)
) STRICT;
CREATE TRIGGER sides_go_with_their_contract AFTER DELETE ON contracts BEGIN
  DELETE FROM sides WHERE sha256 = old.sha256;
END;
`;
