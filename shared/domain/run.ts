import { z } from "zod";
import { disclosureSchema } from "./disclosure.ts";

export const tierSchema = z.enum(["simple", "standard", "complex"]);
export type Tier = z.infer<typeof tierSchema>;

export const errorClassSchema = z.enum([
  "rate-limited",
  "quota-exhausted",
  "overloaded",
  "timeout",
  "network",
  "context-too-long",
  "content-filtered",
  "bad-key",
  "no-permission",
  "unknown-model",
  "bad-request",
  "truncated",
  "malformed",
  "not-allowed",
  "cancelled",
]);
export type ErrorClass = z.infer<typeof errorClassSchema>;

/** Tokens as the provider reported them (`reported`) or as Headnote counted them. */
export const usageSchema = z.object({
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Of the input, those that the provider had kept from an earlier call, and charges less for. */
  cachedInputTokens: z.int().optional(),
  /** Of the input, those that the provider kept for a later call, and may charge more for. */
  cacheWriteTokens: z.int().optional(),
  reasoningTokens: z.int().optional(),
  reported: z.boolean(),
});
export type Usage = z.infer<typeof usageSchema>;

export const attemptSchema = z.object({
  id: z.string(),
  /** "provider/model". */
  deployment: z.string(),
  /** `pending` until it ends; a `pending` attempt of a process that is gone is one whose outcome is unknown. */
  outcome: z.enum(["pending", "ok", "failed", "cancelled"]),
  errorClass: errorClassSchema.optional(),
  /** For the reader; holds no key and no contract text. */
  message: z.string().optional(),
  /** ISO 8601. */
  startedAt: z.string(),
  firstTokenMs: z.number().nullable(),
  totalMs: z.number().nullable(),
  /** The model that answered, as the provider named it. */
  servedModel: z.string().optional(),
  usage: usageSchema.nullable(),
  /** US dollars; null where the price or the usage is not known. */
  costUsd: z.number().nullable(),
  /** US dollars at most, while it is `pending`; left out where it costs nothing or the price is not known. */
  mayCostUsd: z.number().optional(),
  /** It waited for a batch of the provider, at a lower price, and was answered within a day or not at all. */
  later: z.boolean().optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** A step of the decision, in words and data, in the order it happened. */
export const traceEventSchema = z.object({
  /** Milliseconds since the run began. */
  atMs: z.number(),
  kind: z.enum([
    "tier",
    "candidate",
    "rejected",
    "attempt",
    "failure",
    "retry",
    "failover",
    "fallback",
    "served",
    "verified",
    "exhausted",
  ]),
  deployment: z.string().optional(),
  /** One sentence for the reader. */
  text: z.string(),
});
export type TraceEvent = z.infer<typeof traceEventSchema>;

/** Why a task went one tier up, which of its two answers was kept, and what became of the other. */
export const escalationSchema = z.object({
  from: tierSchema,
  to: tierSchema,
  /** One sentence. */
  reason: z.string(),
  /** Whose answer was kept; this run's where the summary is saved with it. */
  kept: z.enum(["first", "second"]),
  /** Statements of each that could not be verified; null for a second answer that never came. */
  unverified: z.object({ first: z.int(), second: z.int().nullable() }),
  /** The other of the two runs; in the ledger by its id. */
  other: z.object({ runId: z.string(), costUsd: z.number().nullable() }),
});

/** What the same work costs where one model does all of it. */
export const singleModelSchema = z.object({
  deployment: z.string(),
  /** US dollars; null where the price is not known. */
  costUsd: z.number().nullable(),
});
export type SingleModel = z.infer<typeof singleModelSchema>;

/** Another run that a summary was made with: each is in the ledger once, with its own attempts. */
export const otherRunSchema = z.object({
  runId: z.string(),
  /**
   * `part`: another part of a long contract; `overview`: its head; `arbitration`: passages that contradict each other;
   * `later`: the provider's batch in which no answer came.
   */
  purpose: z.enum(["part", "overview", "arbitration", "later"]),
  /** One sentence: what it was for and why, who answered, or why nobody did. */
  text: z.string(),
  costUsd: z.number().nullable(),
});
export type OtherRun = z.infer<typeof otherRunSchema>;

export const signalSchema = z.object({
  name: z.string(),
  /** What was measured, in the signal's own unit. */
  value: z.number(),
  /** What it adds to the score; the shares sum to the score. */
  share: z.number(),
});

export type Signal = z.infer<typeof signalSchema>;

export const complexitySchema = z.object({
  /** 0..1 */
  score: z.number(),
  signals: z.array(signalSchema),
});
export type Complexity = z.infer<typeof complexitySchema>;

export const candidateSchema = z.object({
  deployment: z.string(),
  eligible: z.boolean(),
  /** Why it is, or is not, eligible: one sentence. */
  reason: z.string(),
  /**
   * What stands in the way of one that is not eligible: the firm's policy, the lawyer's word, no key, not known, too long,
   * not its kind of task, no money left.
   */
  barrier: z.enum(["policy", "confidential", "key", "unknown", "context", "task", "budget"]).optional(),
  /** What would have to change for one that is not eligible: one sentence. */
  remedy: z.string().optional(),
  /** US dollars at most; null where the price is not known. */
  estimateUsd: z.number().nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** What the plan of a run was decided by: kept with it, so that it can be told afterwards. */
export interface Decision {
  readonly strategy: "ordered" | "cheapest" | "fastest" | "weighted";
  readonly signals: Signal[];
  /** Everybody of the route, in the order of the plan; those who could not be asked with their reason. */
  readonly candidates: Candidate[];
}
const decisionSchema: z.ZodType<Decision> = z.object({
  strategy: z.enum(["ordered", "cheapest", "fastest", "weighted"]),
  signals: z.array(signalSchema),
  candidates: z.array(candidateSchema),
});

/** All the attempts that made one answer. */
export const runSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  tier: tierSchema,
  /** 0..1 */
  complexity: z.number(),
  /** The route's name: a tier or an alias. */
  route: z.string(),
  matter: z.string().nullable(),
  /** Requested deployments are in the attempts; this is who answered. Null until someone did. */
  served: z.object({ provider: z.string(), model: z.string() }).nullable(),
  attempts: z.array(attemptSchema),
  trace: z.array(traceEventSchema),
  /**
   * Sum of the attempts' known costs, US dollars. Null where an attempt that may have been charged has no known cost. What
   * an answer before or after this one cost is in `escalation`: each run is in the ledger once, with its own attempts.
   */
  costUsd: z.number().nullable(),
  fromCache: z.boolean(),
  /** Whether a simulator answered; absent where none did. */
  simulated: z.literal(true).optional(),
  /** Absent in runs that came from the library, and in those from before it was kept. */
  decision: decisionSchema.optional(),
  /** Where the task was asked twice because the first answer was not good enough. */
  escalation: escalationSchema.optional(),
  /** What those who were asked were given; to whom it went stands in the attempts. */
  disclosure: disclosureSchema.optional(),
  /** What the tokens of the answers would have cost on the one model that the firm compares with. */
  single: singleModelSchema.optional(),
  /** What else was asked to make the summary; what it cost is not in `costUsd`. */
  others: z.array(otherRunSchema).optional(),
});
export type Run = z.infer<typeof runSchema>;

/** Whether the engine on this device answered, and no model has read the contract. */
export function isFromThisDevice({ served }: Pick<Run, "served">): boolean {
  return served?.provider === "on-device";
}

/** "provider/model" that answered; "nobody" where nobody did. */
export function servedBy({ served }: Pick<Run, "served">): string {
  return served === null ? "nobody" : `${served.provider}/${served.model}`;
}

/** What a task cost with every answer to it, US dollars; null where a part of it is not known. */
export function totalCostUsd({
  costUsd,
  escalation,
  others = [],
}: Pick<Run, "costUsd" | "escalation" | "others">): number | null {
  const costs = [
    costUsd,
    ...(escalation === undefined ? [] : [escalation.other.costUsd]),
    ...others.map((one) => one.costUsd),
  ];
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

/** What would be done with a contract, before anything is sent. */
export const planSchema = z.object({
  tokens: z.int(),
  /** False where the model's own tokenizer is not known and the count is an estimate. */
  tokensExact: z.boolean(),
  complexity: complexitySchema,
  tier: tierSchema,
  /** Why this tier, one sentence. */
  tierReason: z.string(),
  route: z.string(),
  strategy: z.enum(["ordered", "cheapest", "fastest", "weighted"]),
  /** In the order they will be tried; the ineligible ones after. */
  candidates: z.array(candidateSchema),
  /** Of the first eligible candidate. */
  estimateUsd: z.number().nullable(),
  /** Tokens that the answer, or all answers together, will usually have. */
  outputTokens: z.int().optional(),
  /** How a contract that no candidate can hold at once would be asked about; its costs are those of all calls together. */
  parts: z
    .object({
      count: z.int(),
      /** Of each part: its pages, and the tokens of its prompt; whether it was answered before and is not asked again. */
      list: z.array(z.object({ from: z.int(), to: z.int(), tokens: z.int(), kept: z.boolean() })),
      /**
       * US dollars at most, in addition, were every answer cut off at its limit: each part is then asked again in two
       * halves, once. Null where a price is not known.
       */
      ifCutUsd: z.number().nullable().optional(),
    })
    .nullable()
    .optional(),
  /** Passages that contradict each other and would go, alone, to the complex tier afterwards; null where none would. */
  arbitration: z
    .object({
      passages: z.int(),
      /** Eligible ones only, in the order they would be tried. */
      candidates: z.array(candidateSchema),
      /** Of the first of them, in addition to the plan's own. */
      estimateUsd: z.number().nullable(),
    })
    .nullable()
    .optional(),
  /** Nothing of the task may leave this machine; held at the connector too, whoever the candidates are. */
  confined: z.boolean().optional(),
  /** What whoever is asked gets. */
  disclosure: disclosureSchema.optional(),
  /** Who would be asked once more where too little of an answer can be verified; null where nobody would. */
  ifWeak: z
    .object({
      tier: tierSchema,
      /** Eligible ones only, in the order they would be tried. */
      candidates: z.array(candidateSchema),
      /** Of the first of them, in addition to the plan's own. */
      estimateUsd: z.number().nullable(),
    })
    .nullable()
    .optional(),
  /** The same task on the one model that the firm compares with, at most. */
  single: singleModelSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;
