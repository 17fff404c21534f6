import type { Level } from "./summary.ts";

/** What the levels of a summary are called, in the order in which they are read. */
export const levelTitles: Readonly<Record<Level, string>> = {
  snapshot: "Snapshot",
  "key-terms": "Key terms",
  obligations: "Obligations and dates",
  risks: "Risks and gaps",
  clauses: "Clause by clause",
  definitions: "Definitions and references",
};
