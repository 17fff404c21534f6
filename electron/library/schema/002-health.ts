/** How deployments have been doing: one row each, replaced as it changes. Holds nothing of any contract. */
export const health = `
CREATE TABLE health (
  deployment TEXT PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;
`;
