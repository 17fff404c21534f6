import { createHash } from "node:crypto";
import type { Candidate, Plan } from "../../shared/domain/run.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { atLeast, atMost, callCost, planTask, windowOf } from "../routing/plan.ts";
import { countTokens } from "../routing/tokens.ts";
import { overviewOutputTokens } from "../summaries/overview.ts";
import { halvesOf, splitContract, type Part } from "../summaries/parts.ts";
import { buildRequest, maxOutputTokens } from "../summaries/prompt.ts";
import type { PlannedTask, Planning } from "./planning.ts";

export interface PlannedPart {
  readonly part: Part;
  /** As the plan of the whole, with what this part alone costs. */
  readonly plan: Plan;
  readonly request: CompletionRequest;
  /** What is asked, as a hash: under it an answer is kept until the whole summary is there. */
  readonly name: string;
}

export interface PlannedParts {
  readonly parts: readonly PlannedPart[];
  /** The two halves of a part whose answer was cut off, for those who may be asked about it; null where it cannot be cut. */
  readonly halve: (part: PlannedPart) => readonly PlannedPart[] | null;
  /** For the head of the summary, which is asked for from what the parts say. */
  readonly overview: Plan;
  /** Tokens of statements that fit into that request. */
  readonly overviewRoom: number;
}

/** An answer may have so much of a small window; the rest is for what is asked about. */
const outputShare = 0.4;
/** Parts that are shorter say too little for what their instructions cost. */
const fewestTokens = 1_200;
/** Tokens of the statements about one part, as the head of the summary is made from them. */
const statementTokens = 1_300;
const overviewInstructions = 500;

/**
 * How a contract is asked about in parts: where no model that may be asked holds all of it, but one would hold a part. Null
 * where it is asked about at once, or not at all. The parts are as large as the largest such model allows.
 */
export function planParts(
  planning: Planning,
  whole: Plan,
  task: PlannedTask,
): { readonly plan: Plan; readonly parts: PlannedParts; readonly task: Partial<PlannedTask> } | null {
  const { house, contract, options, rules, prepare, marker, pack, outputTokens } = planning;
  if (whole.candidates.some(({ deployment, eligible }) => eligible && !isEmbedded(planning, deployment))) return null;
  const windows = whole.candidates.flatMap(({ deployment, barrier }) => {
    const resolved = house.resolve(deployment);
    const window = barrier === "context" && !("problem" in resolved) ? windowOf(resolved) : null;
    return window === null ? [] : [window];
  });
  if (windows.length === 0) return null;
  const window = Math.max(...windows);
  const answerTokens = Math.min(maxOutputTokens, Math.floor(window * outputShare));
  const asking = { side: options.side, pack, outputTokens: answerTokens };
  const build = (part: Part): CompletionRequest => prepare(buildRequest(contract, { ...asking, part }, marker));
  const nothing = { number: 1, of: 9, span: { start: 0, end: 0 }, context: [], pages: { from: 1, to: 1 } };
  const room = atLeast(window - answerTokens, false) - tokensOf(build(nothing)) - fewestTokens / 10;
  if (room < fewestTokens) return null;

  const splitting = { tokens: Math.floor(room), count: (text: string) => countTokens(text, null).tokens };
  const split = splitContract(contract, splitting);
  const asked = split.map((part) => {
    const request = build(part);
    const name = nameOf(request);
    const kept = options.fresh !== true && house.library().part(name) !== null;
    return { part, request, name, tokens: tokensOf(request), kept };
  });
  const toPay = asked.filter(({ kept }) => !kept);
  const overviewTokens = Math.min(
    split.length * statementTokens + overviewInstructions,
    atLeast(window, false) - overviewOutputTokens,
  );
  const parted: PlannedTask = {
    ...task,
    tokens: Math.max(...asked.map(({ tokens }) => tokens)),
    expectedOutputTokens: answerTokens,
    inAll: {
      inputTokens: toPay.reduce((sum, { tokens }) => sum + tokens, overviewTokens),
      outputTokens: toPay.length * answerTokens + overviewOutputTokens,
    },
  };
  const routed = planTask({ ...parted, ...rules, route: options.route });
  const plan = whole.disclosure === undefined ? routed : { ...routed, disclosure: whole.disclosure };
  if (!plan.candidates.some(({ deployment, eligible }) => eligible && !isEmbedded(planning, deployment))) return null;
  const halve: PlannedParts["halve"] = ({ part, plan: own }) => {
    const halves = halvesOf(contract, part, splitting);
    if (halves === null) return null;
    return halves.map((half) => {
      const request = build(half);
      const inputTokens = tokensOf(request);
      return {
        part: half,
        request,
        name: nameOf(request),
        plan: planOfCall(planning, own, { inputTokens, outputTokens: answerTokens }),
      };
    });
  };
  const total = asked.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    task: parted,
    plan: {
      ...plan,
      tokens: total,
      outputTokens: split.length * Math.min(outputTokens, answerTokens) + overviewOutputTokens,
      parts: {
        count: split.length,
        list: asked.map(({ part: { pages }, tokens, kept }) => ({ ...pages, tokens, kept })),
        // Both halves have the instructions and the opening; no half has more of its own than the whole.
        ifCutUsd: planOfCall(planning, plan, {
          inputTokens: toPay.reduce((sum, { tokens }) => sum + 2 * tokens, 0),
          outputTokens: toPay.length * 2 * answerTokens,
        }).estimateUsd,
      },
    },
    parts: {
      halve,
      parts: asked.map(({ part, request, name, tokens }) => ({
        part,
        request,
        name,
        plan: planOfCall(planning, plan, { inputTokens: tokens, outputTokens: answerTokens }),
      })),
      overview: modelsOnly(
        planning,
        planOfCall(planning, plan, { inputTokens: overviewTokens, outputTokens: overviewOutputTokens }),
      ),
      overviewRoom: overviewTokens - overviewInstructions,
    },
  };
}

/** The plan, for one of its calls. */
export function planOfCall(
  { house, rules }: Planning,
  plan: Plan,
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): Plan {
  const inputTokens = atMost(tokens.inputTokens, plan.tokensExact);
  const priced = (candidate: Candidate): Candidate => {
    const deployment = house.resolve(candidate.deployment);
    if ("problem" in deployment) return candidate;
    return { ...candidate, estimateUsd: callCost(deployment, rules.price, { ...tokens, inputTokens }) };
  };
  const candidates = plan.candidates.map(priced);
  const ifWeak = plan.ifWeak ?? null;
  return {
    ...plan,
    tokens: tokens.inputTokens,
    candidates,
    estimateUsd: candidates.find(({ eligible }) => eligible)?.estimateUsd ?? null,
    ifWeak: ifWeak === null ? null : { ...ifWeak, candidates: ifWeak.candidates.map(priced) },
  };
}

function modelsOnly(planning: Planning, plan: Plan): Plan {
  return {
    ...plan,
    ifWeak: null,
    candidates: plan.candidates.filter(({ deployment, eligible }) => eligible && !isEmbedded(planning, deployment)),
  };
}

function isEmbedded({ house }: Planning, id: string): boolean {
  const deployment = house.resolve(id);
  return !("problem" in deployment) && deployment.dialect === "on-device";
}

function tokensOf({ messages }: CompletionRequest): number {
  return countTokens(messages.map(({ content }) => content).join(""), null).tokens;
}

function nameOf({ messages, schema }: CompletionRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([messages, schema]))
    .digest("hex");
}
