import { z } from "zod";
import {
  keyTermStateSchema,
  levelSchema,
  unlistedObligationsSchema,
  severitySchema,
} from "../../shared/domain/summary.ts";
import { AnswerError } from "../execution/executor.ts";

const quoteSchema = z.strictObject({
  quote: z.string(),
  /** Where the quote begins in the contract's text; only an engine that reads the contract itself can know. */
  start: z.int().min(0).optional(),
});

const dutySchema = z.strictObject({
  who: z.string().describe("Who is bound, as the contract calls them."),
  what: z.string().describe('What is to be done, with "must", "must not" or "may not".'),
  when: z.string().describe("By when, for how long or how often; empty where nothing is said."),
  trigger: z.string().describe("The condition or event on which it is due; empty where there is none."),
});

/** A severity in other words, or a reason left out, costs nobody the answer: the statement then stands without a weight. */
const weightSchema = z.object({
  severity: z.preprocess((said) => (typeof said === "string" ? said.trim().toLowerCase() : said), severitySchema),
  reason: z.string().catch(""),
  who: z.string().catch(""),
});

/** What a model, or the on-device engine, answers about one contract: nothing in it has been checked. */
export const modelAnswerSchema = z.object({
  kind: z.string(),
  brief: z.string(),
  parties: z.array(z.string()),
  statements: z.array(
    z.object({
      level: levelSchema,
      text: z.string(),
      /** Of an obligation: who, what, when, on what event. An answer in which it is left out is still an answer. */
      duty: dutySchema.nullish(),
      /** Of a risk: how grave it is, why, and for whom. */
      risk: weightSchema.nullish().catch(null),
      /** Of an obligation: whether it is among the few that are read first. Only the on-device engine says so. */
      isMain: z.boolean().optional(),
      quotes: z.array(quoteSchema),
    }),
  ),
  keyTerms: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      state: keyTermStateSchema,
      answer: z.string(),
      /** In full; an answer in which it is left out is still an answer. */
      detail: z.string().optional(),
      quotes: z.array(quoteSchema),
    }),
  ),
  /** Only the on-device engine knows of more than it lists. */
  unlistedObligations: unlistedObligationsSchema.optional(),
});
export type ModelAnswer = z.infer<typeof modelAnswerSchema>;
export type Quote = ModelAnswer["statements"][number]["quotes"][number];

const askedQuotes = z.array(z.strictObject({ quote: z.string().describe("Verbatim words of the contract.") }));

/** What a model is asked for: as `modelAnswerSchema`, less what a model cannot know. */
const askedSchema = z.strictObject({
  kind: z.string().describe('The kind of contract in lower case, such as "mutual non-disclosure agreement".'),
  brief: z.string().describe("One line: kind, between whom, date, governing law."),
  parties: z.array(z.string()).describe("The parties' full names as written."),
  // How the contract's words hang together is found on this machine.
  statements: z.array(
    z.strictObject({
      level: levelSchema.exclude(["definitions"]),
      text: z.string(),
      duty: dutySchema.nullable().describe("Only of an obligation; null of every other statement."),
      risk: z
        .strictObject({
          severity: severitySchema,
          reason: z.string().describe("One sentence: why it matters, and to whom."),
          who: z
            .string()
            .describe('Whom it burdens, as the contract calls them; "each party" where both; empty where unclear.'),
        })
        .nullable()
        .describe("Only of a risk; null of every other statement."),
      quotes: askedQuotes,
    }),
  ),
  keyTerms: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      state: keyTermStateSchema.exclude(["unreadable"]),
      answer: z.string().describe('A few words, normalised: "2024-03-01", "USD 500,000", "30 days".'),
      detail: z.string().describe("The same in one or two plain sentences, with its conditions and exceptions."),
      quotes: askedQuotes,
    }),
  ),
});

/** JSON Schema of the answer for structured output: every object is closed and every property required. */
export const answerJsonSchema: Record<string, unknown> = withoutDialect(z.toJSONSchema(askedSchema));

/**
 * Reads the whole text of an answer. Code fences and prose around the JSON are let pass. Throws `AnswerError`, which
 * names the fault and never the text, where there is no JSON, where it has another shape, or where it says nothing.
 */
export function parseAnswer(text: string): ModelAnswer {
  const parsed = modelAnswerSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    throw new AnswerError(`The answer's JSON has the wrong shape${where === "" ? "" : ` at ${safePath(where)}`}.`);
  }
  const { statements } = parsed.data;
  if (statements.length === 0) throw new AnswerError("The answer makes no statement.");
  if (statements.every((statement) => statement.text.trim() === ""))
    throw new AnswerError("Every statement of the answer is empty.");
  return parsed.data;
}

/** The JSON object in an answer; code fences and prose around it are let pass. Throws `AnswerError` where there is none. */
export function jsonOf(text: string): unknown {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) throw new AnswerError("The answer holds no JSON object.");
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    throw new AnswerError("The answer's JSON cannot be parsed: it is cut off or malformed.");
  }
}

/** Only names from the schema: a key that a model made up could hold text of the contract. */
function safePath(path: string): string {
  return path
    .split(".")
    .map((part) =>
      /^(?:\d+|kind|brief|parties|statements|keyTerms|level|text|quotes|quote|start|id|label|state|answer|detail|duty|who|what|when|trigger|risk|severity|reason)$/.test(
        part,
      )
        ? part
        : "?",
    )
    .join(".");
}

function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}
