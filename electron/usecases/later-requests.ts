import { createHash } from "node:crypto";
import type { Batch, BatchItem } from "../../shared/domain/batch.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import type { LaterRequest } from "../providers/later.ts";
import type { Deployment } from "../providers/provider.ts";
import { laterTermsOf } from "../providers/vendors.ts";
import { checkBudget, nothingSpent, together, type Spent } from "../routing/budgets.ts";
import type { Seal } from "../summaries/placeholders/seal.ts";
import { heldTo, planItem } from "./batch-item.ts";
import type { House } from "./house.ts";
import { takesLater, whyNotLater } from "./later-plan.ts";
import type { PlannedContract } from "./plan-contract.ts";

/** What would be handed over for one contract. */
export interface LaterItem {
  readonly item: BatchItem;
  readonly planned: PlannedContract;
  readonly seal: string;
  readonly request: LaterRequest;
}

export interface LaterRequests {
  readonly items: readonly LaterItem[];
  /** Those that may not, or need not, wait any more, and why: they go the ordinary way. */
  readonly released: readonly { readonly item: BatchItem; readonly why: string | null }[];
  /** Those for which there was no room: they wait for the next batch. */
  readonly leftOver: readonly BatchItem[];
}

/**
 * Plans the contracts of a submission anew, as things stand now, and makes their requests: to whoever was said yes to,
 * within the policy, what may leave, and the budgets. Sends nothing.
 */
export async function laterRequests(
  house: House,
  batch: Batch,
  wanted: string,
  items: readonly BatchItem[],
): Promise<LaterRequests> {
  const made: LaterItem[] = [];
  const released: LaterRequests["released"][number][] = [];
  const leftOver: BatchItem[] = [];
  const deployment = house.resolve(wanted);
  const terms = "problem" in deployment ? null : laterTermsOf(deployment);
  if (terms === null || "problem" in deployment) {
    const why = "problem" in deployment ? deployment.problem : `${wanted} takes no requests that may wait.`;
    return { items: [], released: items.map((item) => ({ item, why })), leftOver: [] };
  }
  // What those before it may cost, until they are in the ledger.
  let underWay = nothingSpent;
  let bytes = 0;
  for (const item of items) {
    // Each takes its time, and the page wants an answer meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    const one = laterItem(house, batch, deployment, item);
    if ("why" in one) {
      released.push({ item, why: one.why });
      continue;
    }
    const { provider } = deployment;
    const expense = { estimateUsd: item.plan?.later?.mostUsd ?? null, matter: batch.matter, provider };
    const { budgets } = house.configuration().current;
    const spent = together(budgets === undefined ? nothingSpent : house.spent(), underWay);
    const { verdict, sentence } = checkBudget(budgets, spent, expense);
    // One that is in the ledger already is counted there.
    const isNew = house.library().run(one.request.id) === null;
    if (isNew && (verdict === "stop" || verdict === "step-down")) {
      released.push({ item, why: sentence });
      continue;
    }
    const size = sizeOf(one.request);
    if (made.length >= terms.mostRequests || (made.length > 0 && bytes + size > terms.mostBytes)) {
      leftOver.push(item);
      continue;
    }
    bytes += size;
    if (isNew) underWay = together(underWay, spending(expense));
    made.push(one);
  }
  return { items: made, released, leftOver };
}

/** `why`: what the lawyer should know about one that does not wait; null where the ordinary way says it, or nothing need be said. */
function laterItem(
  house: House,
  batch: Batch,
  deployment: Deployment,
  item: BatchItem,
): LaterItem | { readonly why: string | null } {
  const { plan, sha256, submission } = item;
  const contract = sha256 === null ? null : house.library().contract(sha256);
  if (contract === null || plan === null || submission === null) return { why: null };
  let fresh;
  try {
    fresh = planItem(house, batch, contract);
  } catch (error) {
    if (isHeadnoteError(error)) return { why: null };
    throw error;
  }
  if (fresh.kept.known || !fresh.kept.leaves) return { why: null };
  const obstacle = whyNotLater(house, fresh.planned);
  if (obstacle !== null) return { why: obstacle };
  const planned = heldTo(house, fresh.planned, plan);
  const asked = planned.plan.candidates.find(({ deployment: id }) => id === deployment.id);
  if (asked?.eligible !== true) return { why: asked?.reason ?? `${deployment.id} is no longer in the route.` };
  if (!takesLater(house, deployment)) return { why: `${deployment.id} may no longer be handed a batch.` };
  const request = { ...planned.request, ...(planned.plan.confined === true ? { confined: true } : {}) };
  return {
    item,
    planned,
    seal: sealName(contract, planned.seal),
    request: { id: submission.run, request },
  };
}

/** A name for a contract as its seal shows it; a hash, so that it says nothing by itself. */
export function sealName(contract: Contract, seal: Seal): string {
  return createHash("sha256").update(seal.conceal(contract.text)).digest("hex");
}

/** With what surrounds it in the file, and what JSON makes of it: an estimate that is rather too large. */
function sizeOf({ request }: LaterRequest): number {
  const text = Buffer.byteLength(JSON.stringify(request.messages));
  return text + Buffer.byteLength(JSON.stringify(request.schema)) + 2000;
}

function spending({
  estimateUsd,
  matter,
  provider,
}: {
  readonly estimateUsd: number | null;
  readonly matter: string | null;
  readonly provider: string;
}): Spent {
  const usd = estimateUsd ?? 0;
  return { monthUsd: usd, matters: matter === null ? {} : { [matter]: usd }, providers: { [provider]: usd } };
}
