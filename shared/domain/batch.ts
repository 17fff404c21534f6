import { z } from "zod";
import { replaceKindSchema } from "./configuration.ts";
import { errorCodeSchema } from "./errors.ts";
import { tierSchema } from "./run.ts";
import { submissionSchema } from "./submission.ts";

/**
 * `held`: it was sent, and nobody knows what became of it, so it is not sent again without the lawyer's word. `submitted`:
 * it lies with a provider that answers within a day.
 */
export const batchItemStateSchema = z.enum([
  "queued",
  "reading",
  "planned",
  "running",
  "submitted",
  "done",
  "failed",
  "held",
  "cancelled",
]);
export type BatchItemState = z.infer<typeof batchItemStateSchema>;

/** What the plan of one contract says, kept so that the plan of the whole can be shown, and held to, without the contract. */
export const itemPlanSchema = z.object({
  tier: tierSchema,
  /** "provider/model" that is asked first. */
  first: z.string(),
  /** Whether that is on another machine. */
  leaves: z.boolean(),
  /** Everybody on another machine who may get the contract, the first included; nobody else does. */
  receivers: z.array(z.string()),
  /** US dollars at most, a second asking included; null where a price is not known. */
  mostUsd: z.number().nullable(),
  /** The library holds the answer: nothing is sent. */
  known: z.boolean(),
  /**
   * Whose batch it can wait for and what it then costs at most, US dollars, a second asking included (null where a price is
   * not known). Once the plan was said yes to: that it does. Null where it cannot, or was not to.
   */
  later: z.object({ deployment: z.string(), mostUsd: z.number().nullable() }).nullable().default(null),
  /** Why one that is sent cannot wait, one sentence; null where it can. */
  notLater: z.string().nullable().default(null),
});
export type ItemPlan = z.infer<typeof itemPlanSchema>;

/** One contract of a batch. */
export const batchItemSchema = z.object({
  id: z.string(),
  batchId: z.string(),
  position: z.int(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  state: batchItemStateSchema,
  /** Of the contract; null until it was read. */
  sha256: z.string().nullable(),
  /** The name of what is asked, as in the library; null until it was planned. */
  task: z.string().nullable(),
  plan: itemPlanSchema.nullable(),
  /** Whether the lawyer (or the preferences) said yes to this plan. */
  confirmed: z.boolean(),
  /** The runs that were begun for it, in the ledger by these ids; each is here before anything of it is sent. */
  runs: z.array(z.string()),
  /** In the library, once it is done. */
  summaryId: z.string().nullable(),
  /** US dollars of all its runs; null where a part of it is not known. */
  costUsd: z.number().nullable(),
  code: errorCodeSchema.nullable(),
  /** For the reader: why it failed or is held, or what did not go as planned. */
  message: z.string().nullable(),
  /** For a held one: US dollars that may have been charged beside `costUsd`; null where the price is not known. */
  mayHaveCostUsd: z.number().nullable(),
  /** ISO 8601; null until it ended one way or another. */
  endedAt: z.string().nullable(),
  /** With which of the batch's submissions it was handed over, and what its answer is to be read with; null where it was not. */
  submission: z
    .object({
      id: z.string(),
      /** The run of it, by whose id the provider knows it. */
      run: z.string(),
      /** A hash of the contract as it was handed over, its placeholders included: an answer only makes sense with the same; null until then. */
      seal: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** Why it was asked the ordinary way after it had waited, one sentence; null where it was not. */
  fellBack: z.string().nullable().default(null),
});
export type BatchItem = z.infer<typeof batchItemSchema>;

/** What a batch is, as it is kept. */
export const batchSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  matter: z.string().nullable(),
  side: z.string().nullable(),
  onDevice: z.boolean(),
  route: z.string().nullable(),
  /** Replaced by placeholders in what is sent, beside what policy, preferences and matter ask for. */
  replace: z.array(replaceKindSchema).optional(),
  /** Not urgent: to be answered within a day, at half the price, where the provider offers that. */
  later: z.boolean(),
  /** Whether all the files that belong to it are there. */
  sealed: z.boolean(),
  /** What the lawyer wants of it. `cancelled`: nothing new is sent; `abort` ends what is under way too. */
  control: z.enum(["go", "paused", "cancelled"]),
  abort: z.boolean(),
  /** What was handed to providers, to be answered within a day. */
  submissions: z.array(submissionSchema).default([]),
});
export type Batch = z.infer<typeof batchSchema>;

export const batchStateSchema = z.enum(["reading", "ready", "running", "paused", "stopping", "cancelled", "done"]);
export type BatchState = z.infer<typeof batchStateSchema>;

export const batchPlanSchema = z.object({
  contracts: z.int(),
  /** Those that go to another machine. */
  sent: z.int(),
  /** Those that stay on this machine. */
  kept: z.int(),
  /** Those that the library answers. */
  known: z.int(),
  tiers: z.array(z.object({ tier: tierSchema, contracts: z.int() })),
  /** Who is asked first, about how many, for how much at most; null where a price is not known. */
  receivers: z.array(z.object({ deployment: z.string(), contracts: z.int(), mostUsd: z.number().nullable() })),
  /** Who else may be asked, should those fail or too little of an answer hold. */
  others: z.array(z.string()),
  /** US dollars at most, of those with a known price. */
  mostUsd: z.number(),
  /** Contracts whose price is not known. */
  unpriced: z.int(),
  /** What it would be, or is, where what can wait does; null where nothing can. */
  later: z
    .object({
      /** That wait. */
      contracts: z.int(),
      /** By whose batches, how many of them, for how much at most; null where a price is not known. */
      receivers: z.array(z.object({ deployment: z.string(), contracts: z.int(), mostUsd: z.number().nullable() })),
      /** US dollars at most of all that is sent, with what cannot wait; of those with a known price. */
      mostUsd: z.number(),
      /** What is sent the ordinary way all the same, and why. */
      ordinary: z.array(z.object({ reason: z.string(), contracts: z.int() })),
    })
    .nullable(),
  /** What is not done, and why. */
  refused: z.array(z.object({ reason: z.string(), contracts: z.array(z.string()) })),
});
export type BatchPlan = z.infer<typeof batchPlanSchema>;

export const batchProgressSchema = z.object({
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  held: z.int(),
  cancelled: z.int(),
  underWay: z.int(),
  submitted: z.int(),
  left: z.int(),
  /** US dollars whose amount is known. */
  spentUsd: z.number(),
  /** Contracts that cost something, or may have, whose amount is not known. */
  unpriced: z.int(),
  /** US dollars that what is left can cost at most. */
  mostLeftUsd: z.number(),
});
export type BatchProgress = z.infer<typeof batchProgressSchema>;

/** A batch as it is shown. */
export const batchViewSchema = batchSchema.extend({
  state: batchStateSchema,
  progress: batchProgressSchema,
  /** Of what waits for a yes; null where nothing does. */
  plan: batchPlanSchema.nullable(),
  /** Milliseconds until it is done, by how long the last ones took; null where nobody knows. */
  leftMs: z.number().nullable(),
  /** What keeps Headnote from working on it, one sentence; null where nothing does. */
  trouble: z.string().nullable(),
  /** Another Headnote is at work on it. */
  elsewhere: z.boolean(),
  /** Grows with every change. */
  revision: z.int(),
});
export type BatchView = z.infer<typeof batchViewSchema>;

export function stateOf(batch: Batch, items: readonly BatchItem[]): BatchState {
  const some = (...states: readonly BatchItemState[]) => items.some(({ state }) => states.includes(state));
  if (batch.control === "cancelled") return some("running", "submitted") ? "stopping" : "cancelled";
  if (batch.control === "paused") return "paused";
  if (!batch.sealed || some("queued", "reading")) return "reading";
  if (items.some(waitsForYes)) return "ready";
  return some("planned", "running", "submitted") ? "running" : "done";
}

/** The plan of the whole: who gets what waits for a yes, and what becomes of the rest. */
export function planOf(items: readonly BatchItem[]): BatchPlan {
  const planned = items
    .filter(({ state }) => state !== "cancelled")
    .flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const sent = items.flatMap((item) => (waitsForYes(item) && item.plan !== null ? [item.plan] : []));
  const receivers = [...Map.groupBy(sent, ({ first }) => first)].map(([deployment, plans]) => ({
    deployment,
    contracts: plans.length,
    mostUsd: plans.some(({ mostUsd }) => mostUsd === null) ? null : sum(plans.map(({ mostUsd }) => mostUsd ?? 0)),
  }));
  const asked = new Set(receivers.map(({ deployment }) => deployment));
  const refused = items.filter(({ state, runs }) => state === "failed" && runs.length === 0);
  return {
    contracts: items.length,
    sent: sent.length,
    kept: planned.filter(({ leaves, known }) => !leaves && !known).length,
    known: planned.filter(({ known }) => known).length,
    tiers: tierSchema.options.flatMap((tier) => {
      const contracts = planned.filter((plan) => plan.tier === tier).length;
      return contracts === 0 ? [] : [{ tier, contracts }];
    }),
    receivers: receivers.toSorted((a, b) => b.contracts - a.contracts),
    others: [...new Set(sent.flatMap((plan) => plan.receivers))].filter((deployment) => !asked.has(deployment)),
    mostUsd: sum(sent.map(({ mostUsd }) => mostUsd ?? 0)),
    unpriced: sent.filter(({ mostUsd }) => mostUsd === null).length,
    later: laterPlanOf(sent),
    refused: [...Map.groupBy(refused, ({ message }) => message ?? "It could not be read.")].map(
      ([reason, contracts]) => ({ reason, contracts: contracts.map(({ name }) => name) }),
    ),
  };
}

function laterPlanOf(sent: readonly ItemPlan[]): BatchPlan["later"] {
  const waiting = sent.flatMap(({ later }) => (later === null ? [] : [later]));
  if (waiting.length === 0) return null;
  const ordinary = sent.flatMap(({ later, notLater }) => (later === null ? [notLater ?? "It is not sent."] : []));
  return {
    contracts: waiting.length,
    receivers: [...Map.groupBy(waiting, ({ deployment }) => deployment)].map(([deployment, these]) => ({
      deployment,
      contracts: these.length,
      mostUsd: these.some(({ mostUsd }) => mostUsd === null) ? null : sum(these.map(({ mostUsd }) => mostUsd ?? 0)),
    })),
    mostUsd: sum(sent.map(({ later, mostUsd }) => (later ?? { mostUsd }).mostUsd ?? 0)),
    ordinary: [...Map.groupBy(ordinary, (reason) => reason)].map(([reason, these]) => ({
      reason,
      contracts: these.length,
    })),
  };
}

/** Whether it waits for a provider's batch, as was said yes to, and was not handed over yet. */
export function goesLater({ state, confirmed, plan }: Pick<BatchItem, "state" | "confirmed" | "plan">): boolean {
  return state === "planned" && confirmed && (plan?.later ?? null) !== null;
}

export function waitsForYes({ state, confirmed }: Pick<BatchItem, "state" | "confirmed">): boolean {
  return state === "planned" && !confirmed;
}

export function progressOf(items: readonly BatchItem[]): BatchProgress {
  const count = (...states: readonly BatchItemState[]) => items.filter(({ state }) => states.includes(state)).length;
  const left = items.filter(({ state }) => ["queued", "reading", "planned", "running", "submitted"].includes(state));
  return {
    total: items.length,
    done: count("done"),
    failed: count("failed"),
    held: count("held"),
    cancelled: count("cancelled"),
    underWay: count("reading", "running"),
    submitted: count("submitted"),
    left: left.length,
    spentUsd: sum(items.map(({ costUsd }) => costUsd ?? 0)),
    unpriced: items.filter(({ costUsd, state }) => costUsd === null || state === "held").length,
    mostLeftUsd: sum(left.map(mostLeftOf)),
  };
}

function mostLeftOf({ plan, confirmed }: BatchItem): number {
  if (plan === null || plan.known || !plan.leaves) return 0;
  return (confirmed && plan.later !== null ? plan.later : plan).mostUsd ?? 0;
}

/** So many of the last ones are looked at: what they took says most about what the next ones take. */
const recent = 20;

/**
 * Milliseconds until `left` more are done, by the pace at which the last ones were (`endings`, monotonic, in order, their
 * beginning first); null while fewer than three were done.
 */
export function timeLeft(endings: readonly number[], left: number): number | null {
  const last = endings.slice(-recent - 1);
  const [first] = last;
  const end = last.at(-1);
  if (first === undefined || end === undefined || last.length < 4) return null;
  return ((end - first) / (last.length - 1)) * left;
}

/** Whether nothing more happens to it by itself. */
export function isSettled({ state }: Pick<BatchItem, "state">): boolean {
  return state === "done" || state === "failed" || state === "held" || state === "cancelled";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
