import { z } from "zod";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { QuestionAnswer } from "../../../shared/domain/question.ts";
import { AnswerError } from "../../execution/executor.ts";
import type { ModelAnswer } from "../answer.ts";
import { quotesOf } from "../on-device/quotes.ts";
import { readableWhole } from "../on-device/wording.ts";
import type { Seal } from "../placeholders/seal.ts";
import { markStatement } from "../placeholders/unknown.ts";
import { verifyAnswer } from "../verify.ts";
import { prepareEvidence } from "./evidence.ts";
import { asksForNoMore, sentencesOfTermsAskedFor } from "./named-terms.ts";

const quoteSchema = z.object({ quote: z.string(), start: z.int().min(0).optional() });
const replySchema = z.object({
  state: z.enum(["answered", "silent", "passages"]),
  statements: z.array(z.object({ text: z.string(), quotes: z.array(quoteSchema) })),
});
/** What a model, or the engine on this device, answers to one question: nothing in it has been checked. */
export type Reply = z.infer<typeof replySchema>;

const askedSchema = z.strictObject({
  state: z.enum(["answered", "silent"]),
  statements: z.array(
    z.strictObject({
      text: z.string(),
      quotes: z.array(z.strictObject({ quote: z.string().describe("Verbatim words of the contract.") })),
    }),
  ),
});

/** JSON Schema of a reply for structured output. */
export const replyJsonSchema: Record<string, unknown> = (() => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(askedSchema);
  return schema;
})();

/** Throws `AnswerError`, which names the fault and never the text, where a reply has another shape or says nothing. */
export function parseReply(text: string): Reply {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    throw new AnswerError("The answer's JSON cannot be parsed: it is cut off, malformed or not there.");
  }
  const parsed = replySchema.safeParse(value);
  if (!parsed.success) throw new AnswerError("The answer's JSON has the wrong shape.");
  const { state, statements } = parsed.data;
  if (state === "answered" && statements.every((statement) => statement.text.trim() === ""))
    throw new AnswerError("The answer says that the contract answers, and not how.");
  return parsed.data;
}

/** Checks a reply against the contract as statements of a summary are checked. */
export function verifyReply(contract: Contract, seal: Seal, { state, statements }: Reply): QuestionAnswer {
  if (state === "silent") return { state, statements: [] };
  const answer: ModelAnswer = {
    kind: "contract",
    brief: "",
    parties: [],
    statements: statements
      .filter(({ text }) => text.trim() !== "")
      .map(({ text, quotes }) => ({
        level: "key-terms",
        text,
        quotes: quotes.map(({ quote, start }) => (start === undefined ? { quote } : { quote, start })),
      })),
    keyTerms: [],
  };
  const checked = verifyAnswer(contract, answer).statements;
  return { state, statements: checked.map((statement) => markStatement(seal, statement)) };
}

/** Passages that are shown, and how much of a question one must cover at least. */
const shown = { most: 5, always: 3, coverage: 0.25, least: 0.1 };

/**
 * What the engine on this device has to say: the passages that bear on the question, in their own words. Where it asks for
 * a key term, the passages in which the summary finds it come first; where it asks for something particular about one, they
 * come behind those that share most words with it.
 */
export function passagesFor(contract: Contract, question: string): Reply {
  const evidence = prepareEvidence(contract);
  const alike = evidence
    .search(question, shown.most)
    .filter(({ coverage }, rank) => coverage >= (rank < shown.always ? shown.least : shown.coverage))
    .map(({ sentence }) => sentence);
  const named = sentencesOfTermsAskedFor(evidence.reading, question);
  const before = asksForNoMore(question) ? 0 : shown.most - 1;
  const found = new Set([...alike.slice(0, before), ...named, ...alike]);
  return {
    state: "passages",
    statements: [...found].slice(0, shown.most).map((sentence) => ({
      text: readableWhole(sentence),
      quotes: quotesOf(contract, [sentence]),
    })),
  };
}
