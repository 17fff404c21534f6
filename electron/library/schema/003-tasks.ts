/** What a summary answers, as a hash: the same task on the same contract need not be paid twice. */
export const tasks = `
ALTER TABLE summaries ADD COLUMN task TEXT;
CREATE INDEX summaries_by_task ON summaries (task) WHERE task IS NOT NULL;
`;
