export interface ArbitrationFacts {
  readonly side: string | null;
  readonly conflicts: readonly { readonly id: string; readonly text: string }[];
}

/** The task that stands behind passages of a contract that contradict each other. */
export function arbitrationTask({ side, conflicts }: ArbitrationFacts): string {
  return `These are passages of one contract that seem to contradict each other; the rest of it is not shown. Say for each conflict how a court would most likely read the passages together: whether one of them prevails and why (one overrides by its own words, one is later, one is more particular, an order of precedence is agreed), whether they can stand side by side, or whether the point is open.

${conflicts.map(({ id, text }) => `[${id}] ${text}`).join("\n")}

Answer with one JSON object and nothing else:
- rulings: one for each conflict, with id, text and quotes.
- text: one or two short sentences in plain English. Use the contract's own numbers, names and section numbers, and say nothing that the passages do not bear out. Where the passages do not settle the point, say that it is open.
- quotes: at least one from each side of the conflict, copied character for character, without ellipsis.
${side === null ? "" : `\nYou act for the party that the other lawyer named ${JSON.stringify(side)}, but say how it is, not how that party would have it.\n`}`;
}
