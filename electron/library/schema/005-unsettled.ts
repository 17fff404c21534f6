/** Attempts that have not ended are few, and looked for at every start. */
export const unsettled = `
CREATE INDEX attempts_unsettled ON attempts (outcome) WHERE outcome = 'pending';
`;
