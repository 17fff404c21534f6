import { z } from "zod";
import type { Contract } from "../../shared/domain/contract.ts";
import { createLocator } from "../../shared/domain/locate.ts";
import { AnswerError } from "../execution/executor.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { jsonOf, type ModelAnswer } from "./answer.ts";
import type { Span } from "./contract-text.ts";
import type { Contradiction } from "./contradictions/find.ts";
import { contractMessages } from "./prompt.ts";
import { arbitrationTask } from "./prompts/arbitration.ts";

type Statement = ModelAnswer["statements"][number];

const rulingsSchema = z.strictObject({
  rulings: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      quotes: z.array(z.strictObject({ quote: z.string().describe("Verbatim words of the contract.") })),
    }),
  ),
});

export const arbitrationOutputTokens = 1_500;

/** What is sent about passages that contradict each other: they alone, each with the heading of its section. */
export function buildArbitrationRequest(
  contract: Contract,
  conflicts: readonly Contradiction[],
  side: string | null,
  marker: string,
): CompletionRequest {
  const spans = passagesOf(contract, conflicts);
  const task = arbitrationTask({ side, conflicts: conflicts.map(({ text }, index) => ({ id: idOf(index), text })) });
  return {
    messages: [...contractMessages(contract, marker, spans), { role: "user", content: task }],
    maxOutputTokens: arbitrationOutputTokens,
    schema: { name: "contract_rulings", json: z.toJSONSchema(rulingsSchema) },
    contract: null,
  };
}

/** The passages, in the order of the contract, each behind the heading of the section it stands in. */
export function passagesOf({ sections, text }: Contract, conflicts: readonly Contradiction[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { start, end } of conflicts.flatMap(({ passages }) => passages)) {
    const section = sections.findLast((one) => one.start <= start && start < one.end);
    if (section !== undefined && section.start < start) {
      const line = text.indexOf("\n", section.start);
      const printed = section.start + section.number.length + section.heading.length + 4;
      const heading = { start: section.start, end: Math.min(start, line < 0 ? printed : Math.min(line, printed)) };
      if (heading.end > heading.start) spans.set(`${heading.start}`, heading);
    }
    const known = spans.get(`${start}`);
    spans.set(`${start}`, { start, end: Math.max(end, known?.end ?? 0) });
  }
  return [...spans.values()].toSorted((one, other) => one.start - other.start);
}

/**
 * Reads the rulings as statements, each with quotes from two sides of its conflict; one that quotes a side only is left
 * out. Throws `AnswerError` where there is none. Nothing in them has been checked.
 */
export function parseRulings(text: string, contract: Contract, conflicts: readonly Contradiction[]): Statement[] {
  const parsed = rulingsSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new AnswerError("The answer's JSON has the wrong shape.");
  const locator = createLocator(contract.text);
  const statements = parsed.data.rulings.flatMap(({ id, text: words, quotes }): Statement[] => {
    const conflict = conflicts.find((_, index) => idOf(index) === id);
    if (conflict === undefined || words.trim() === "") return [];
    const placed = quotes.map(({ quote }) => {
      const side = conflict.passages.findIndex((passage) =>
        locator
          .locate(quote, { near: passage.start })
          .some((found) => found.start < passage.end && passage.start < found.end),
      );
      return { quote, side, start: conflict.passages[side]?.start ?? 0 };
    });
    if (new Set(placed.map(({ side }) => side).filter((side) => side >= 0)).size < 2) return [];
    return [
      {
        level: "risks",
        text: `Read together: ${words.trim()}`,
        quotes: placed.map(({ quote, start, side }) =>
          side < 0 ? { quote } : { quote, start: at(contract, quote, start) },
        ),
      },
    ];
  });
  if (statements.length === 0) throw new AnswerError("No ruling quotes both sides of a conflict.");
  return statements;
}

function at({ text }: Contract, quote: string, from: number): number {
  const found = text.indexOf(quote, from);
  return found < 0 ? from : found;
}

function idOf(index: number): string {
  return `c${index + 1}`;
}
