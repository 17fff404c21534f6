import { createHash } from "node:crypto";
import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { foreignLanguageOf } from "../../shared/domain/language.ts";
import { questionSchema, type QuestionAnswer, type SavedQuestion } from "../../shared/domain/question.ts";
import type { Plan, Run } from "../../shared/domain/run.ts";
import type { ExecutionEvent } from "../execution/executor.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { scoreComplexity } from "../routing/complexity.ts";
import { planTask } from "../routing/plan.ts";
import { countTokens } from "../routing/tokens.ts";
import { sealContract, type Seal } from "../summaries/placeholders/seal.ts";
import { questionPromptVersion } from "../summaries/prompts/contract-question.ts";
import { parseReply, verifyReply } from "../summaries/questions/answer.ts";
import { buildQuestionRequest } from "../summaries/questions/request.ts";
import { confidentialityOf } from "./confidentiality.ts";
import type { House } from "./house.ts";
import { disclosureOf, onDeviceDeployment, planningRules, sealed, type PlanOptions } from "./plan-contract.ts";

/** For so long providers keep the beginning of a request; a lawyer who asked within it is likely to go on. */
const keptMs = 5 * 60_000;

export interface PlannedQuestion {
  readonly question: string;
  readonly plan: Plan;
  readonly request: CompletionRequest;
  readonly seal: Seal;
  /** Whether the contract was to stay on this machine when it was summarised, so that the question stays too. */
  readonly keptHere: boolean;
}

export interface AskOptions {
  readonly matter: string | null;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: ExecutionEvent) => void;
  /** Asks again even where the library holds the answer. */
  readonly fresh?: boolean;
}

/** Tokens up to which a contract is given whole; of a longer one, the passages that bear on the question. */
const wholeUpTo = 8_000;

/**
 * Decides who would be asked a question about a contract, and what they would be given. Calls nothing. Throws
 * `HeadnoteError`: wrong-use for what is no question, not-allowed where the firm's policy asks for a matter.
 */
export function planQuestion(
  house: House,
  contract: Contract,
  asked: string,
  options: Omit<PlanOptions, "side">,
): PlannedQuestion {
  const parsed = questionSchema.safeParse(asked);
  if (!parsed.success) {
    throw new HeadnoteError("wrong-use", "Ask a question of at least three letters and at most a thousand.");
  }
  const question = parsed.data;
  const rules = planningRules(house, options.matter);
  // What was kept here, or sent with placeholders, is so for whatever is asked about it.
  const wishes = house.library().wishes.of(contract.sha256);
  const { confined, replace } = confidentialityOf(house, {
    matter: options.matter,
    onDevice: options.onDevice || wishes.onDevice,
    replace: [...(options.replace ?? []), ...wishes.replace],
  });
  const seal = sealContract(contract, { kinds: replace, words: [question] });
  // Passages are looked for by words of the question, and another language has others.
  const whole = countTokens(contract.text, null).tokens <= wholeUpTo || foreignLanguageOf(contract) !== null;
  const marker = house.marker(contract);
  const asksAgain = wasAskedLately(house, contract);
  const sent = sealed(buildQuestionRequest(contract, question, { whole, marker, asksAgain }), seal);
  const request = { ...sent, confined };
  const text = sent.messages.map(({ content }) => content).join("");
  const { tokens, exact } = countTokens(text, null);
  const plan = planTask({
    tokens,
    tokensExact: exact,
    contractTokens: tokens,
    complexity: scoreComplexity({ text: sent.messages.at(-1)?.content ?? "" }),
    expectedOutputTokens: sent.maxOutputTokens,
    ...rules,
    onDevice: confined,
    route: options.route,
  });
  const disclosure = disclosureOf(whole ? "contract" : "passages", sent, seal);
  return { question, plan: { ...plan, disclosure }, request, seal, keptHere: wishes.onDevice };
}

/**
 * Carries out the plan of a question: the answer is checked by code as a summary is, and kept with the contract. What was
 * asked before, of a model that may still be asked, comes from the library. Throws what `Executor.execute` throws.
 */
export async function askContract(
  house: House,
  contract: Contract,
  planned: PlannedQuestion,
  { matter, signal, onEvent, fresh = false }: AskOptions,
): Promise<SavedQuestion> {
  const { question, plan, request, seal } = planned;
  const task = questionTask(contract, question);
  const known = fresh ? null : knownQuestion(house, task, planned, matter);
  const { value: answer, run } =
    known ??
    (await house.executor().execute<QuestionAnswer>({
      plan,
      matter,
      request,
      accept: (reply) => verifyReply(contract, seal, parseReply(seal.revealAnswer(reply))),
      signal,
      ...(onEvent === undefined ? {} : { onEvent }),
    }));
  const saved: SavedQuestion = {
    id: house.newId(),
    createdAt: new Date(house.now()).toISOString(),
    question,
    sha256: contract.sha256,
    matter,
    answer,
    run,
  };
  house.library().questions.save(saved, task);
  return saved;
}

/** Whether the library holds the answer already, of a model that may still be asked. */
export function isAnswered(house: House, contract: Contract, planned: PlannedQuestion, matter: string | null): boolean {
  return knownQuestion(house, questionTask(contract, planned.question), planned, matter) !== null;
}

/** The answer of a model to the same question about the same words, where that model may still be asked. */
function knownQuestion(
  house: House,
  task: string,
  { plan }: PlannedQuestion,
  matter: string | null,
): { readonly value: QuestionAnswer; readonly run: Run } | null {
  const eligible = new Set(plan.candidates.filter((one) => one.eligible).map(({ deployment }) => deployment));
  const [first] = eligible;
  if (first === undefined || first === onDeviceDeployment) return null;
  const known = house
    .library()
    .questions.answers(task)
    .find(({ run }) => {
      const by = run.attempts.find(({ outcome }) => outcome === "ok")?.deployment;
      return by !== undefined && by !== onDeviceDeployment && eligible.has(by);
    });
  if (known === undefined) return null;
  const note = `This was answered on ${known.createdAt.slice(0, 10)}; the answer is from the library, so nothing was sent and nothing was charged.`;
  const { disclosure: _then, ...before } = known.run;
  const run: Run = {
    ...before,
    id: house.newId(),
    startedAt: new Date(house.now()).toISOString(),
    matter,
    attempts: [],
    trace: [{ atMs: 0, kind: "served", text: note }],
    costUsd: 0,
    fromCache: true,
  };
  return { value: known.answer, run };
}

function wasAskedLately(house: House, { sha256 }: Contract): boolean {
  const last = house.library().questions.about(sha256).at(-1);
  return last !== undefined && house.now() - Date.parse(last.createdAt) < keptMs;
}

function questionTask(contract: Contract, question: string): string {
  const asked = question
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[?.!\s]+$/, "");
  return createHash("sha256")
    .update(JSON.stringify([questionPromptVersion, contract.sha256, contract.text, asked]))
    .digest("hex");
}
