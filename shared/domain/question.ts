import { z } from "zod";
import { runSchema } from "./run.ts";
import { statementSchema } from "./summary.ts";

/**
 * `answered`: statements, each with its citations and verified. `silent`: the contract, or what of it was looked at, does not
 * say. `passages`: nobody answers; these are the passages that bear on the question, as they stand.
 */
export const questionAnswerSchema = z.object({
  state: z.enum(["answered", "silent", "passages"]),
  statements: z.array(statementSchema),
});
export type QuestionAnswer = z.infer<typeof questionAnswerSchema>;

/** A question about one contract, with its answer and everything needed to judge it again without a network. */
export const savedQuestionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  question: z.string(),
  /** Of the contract. */
  sha256: z.string(),
  matter: z.string().nullable(),
  answer: questionAnswerSchema,
  run: runSchema,
});
export type SavedQuestion = z.infer<typeof savedQuestionSchema>;

export const questionSchema = z.string().trim().min(3).max(1_000);

/** One sentence above the statements of an answer. */
export function answerInWords({ state, statements }: QuestionAnswer, run: SavedQuestion["run"]): string {
  switch (state) {
    case "answered":
      return statements.length === 1 ? "The contract says:" : "The contract says, in several places:";
    case "silent":
      return run.disclosure?.what === "passages"
        ? "The passages that bear on this do not say."
        : "The contract does not say.";
    case "passages":
      return statements.length === 0
        ? "No passage of the contract shares its words with this question. It may be there in other words."
        : "Found on this device: the passages that bear on this. Nobody has drawn a conclusion from them. One that is put in other words may be missing.";
  }
}
