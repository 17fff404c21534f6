import { z } from "zod";
import { AnswerError } from "../execution/executor.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import type { ModelAnswer } from "./answer.ts";
import { jsonOf } from "./answer.ts";
import { overviewPrompt } from "./prompts/overview.ts";

const overviewSchema = z.strictObject({
  brief: z.string().describe("One line: kind, between whom, date, governing law."),
  snapshot: z.array(z.strictObject({ text: z.string(), from: z.array(z.string()) })),
});
export type Overview = z.infer<typeof overviewSchema>;

export const overviewOutputTokens = 1_500;

/** What is sent to have the head of a summary written from what the parts say. Holds statements, and none of the contract. */
export function buildOverviewRequest(answer: ModelAnswer, side: string | null, marker: string): CompletionRequest {
  const { kind, parties } = answer;
  const { system, user } = overviewPrompt({ marker, side, kind, parties, statements: identified(answer) });
  return {
    messages: [
      { role: "system", content: system },
      { role: "user", content: user },
    ],
    maxOutputTokens: overviewOutputTokens,
    schema: { name: "contract_overview", json: z.toJSONSchema(overviewSchema) },
    contract: null,
  };
}

/** Reads the answer. Throws `AnswerError` where it is not one, or rests on no statement that there is. */
export function parseOverview(text: string, answer: ModelAnswer): Overview {
  const parsed = overviewSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new AnswerError("The answer's JSON has the wrong shape.");
  const known = new Set(identified(answer).map(({ id }) => id));
  const snapshot = parsed.data.snapshot
    .map((one) => ({ ...one, from: one.from.filter((id) => known.has(id)) }))
    .filter(({ text: words, from }) => words.trim() !== "" && from.length > 0);
  if (snapshot.length === 0) throw new AnswerError("The answer rests on no statement that it was given.");
  return { brief: parsed.data.brief, snapshot };
}

/** The answer with that head: its snapshot cites what the statements cite that it rests on. */
export function withOverview(answer: ModelAnswer, { brief, snapshot }: Overview): ModelAnswer {
  const quotes = new Map(identified(answer).map(({ id, statement }) => [id, statement.quotes]));
  return {
    ...answer,
    brief: brief.trim() === "" ? answer.brief : brief,
    statements: [
      ...snapshot.map(({ text, from }) => ({
        level: "snapshot" as const,
        text,
        quotes: [...new Map(from.flatMap((id) => quotes.get(id) ?? []).map((quote) => [quote.quote, quote])).values()],
      })),
      ...answer.statements.filter(({ level }) => level !== "snapshot"),
    ],
  };
}

function identified({
  statements,
}: ModelAnswer): { id: string; text: string; statement: ModelAnswer["statements"][number] }[] {
  return statements.map((statement, index) => ({ id: `s${index + 1}`, text: statement.text, statement }));
}
