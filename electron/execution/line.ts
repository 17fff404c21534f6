import type { Plan } from "../../shared/domain/run.ts";
import type { Deployment, Failure } from "../providers/provider.ts";
import { contextWindow } from "../routing/context-windows.ts";
import type { Circumstances } from "./executor-options.ts";
import type { Task } from "./executor.ts";
import type { RunLog } from "./run-log.ts";
import { createSkips } from "./skips.ts";
import { duration } from "./words.ts";

/** The candidates that are still to be asked, each looked at again when its turn comes. */
export interface Line {
  /** The next that may be asked as things stand; null where there is none. Models only where `model` is set. */
  take(which?: "model"): Deployment | null;
  /** It was not asked after all, and nothing was said against it: it is the next. */
  putBack(deployment: Deployment): void;
  /** Whether a model is left that nothing is known against. */
  another(): boolean;
  /** It failed: so may others be of no use. */
  failed(deployment: Deployment, failure: Failure, words: string): void;
  /** It was not asked; `readyIn` is how many milliseconds it takes until it might be, where that is known. */
  passedOver(deployment: Deployment, why: string, readyIn: number | null): void;
  /** Of those that were passed over, the one that comes back first, where that is soon, and in how many milliseconds. */
  soonest(): { readonly deployment: Deployment; readonly readyIn: number } | null;
  /** Epoch milliseconds at which the first of those that are to be left alone may be asked again; null where nobody knows. */
  readyAt(): number | null;
  /** Whether it is a budget alone that stood in the way of everyone so far. */
  overBudget(): boolean;
  /** US dollars at most, as planned; null where the price is not known. */
  estimateUsd(deployment: Deployment): number | null;
  /** What came of everyone so far, "provider/model: words". */
  setbacks(): readonly string[];
}

/** So long it is worth waiting for a model rather than doing without, ms. */
const soonMs = 5000;
/** An estimated count of tokens may be that much too low. */
const estimateMargin = 1.15;

export function createLine(
  candidates: readonly Plan["candidates"][number][],
  task: Pick<Task<unknown>, "plan" | "matter" | "request">,
  log: RunLog,
  circumstances: Circumstances,
): Line {
  const skips = createSkips();
  const setbacks: string[] = [];
  const waiting: (Deployment | { readonly id: string; readonly problem: string })[] = candidates.map((candidate) => {
    const deployment = circumstances.resolve(candidate.deployment);
    return "problem" in deployment ? { id: candidate.deployment, problem: deployment.problem } : deployment;
  });
  const estimates = new Map(candidates.map(({ deployment, estimateUsd }) => [deployment, estimateUsd]));
  const comeBack = new Map<string, { readonly deployment: Deployment; readonly at: number }>();

  let readyAt: number | null = null;
  const mayComeBack = (at: number | null) => {
    if (at !== null) readyAt = Math.min(at, readyAt ?? Infinity);
  };
  const passOver = (id: string, why: string) => {
    log.trace("rejected", `Not asked: ${id}, because ${why}`, id);
    setbacks.push(`${id}: ${why.replace(/\.$/, "")}`);
  };
  let tooDear = 0;
  const obstacle = (deployment: Deployment): string | null => {
    const against = skips.reason(deployment) ?? tooLong(deployment, task);
    if (against !== null) return against;
    const over = overBudget(deployment, estimates.get(deployment.id) ?? null, task.matter, circumstances);
    if (over === null) return null;
    tooDear += 1;
    return over;
  };

  return {
    take(which) {
      for (;;) {
        const next = waiting[0];
        if (next === undefined) return null;
        if (which === "model" && !("problem" in next) && next.dialect === "on-device") return null;
        waiting.shift();
        if ("problem" in next) {
          passOver(next.id, `it can no longer be called: ${next.problem}`);
          continue;
        }
        const against = obstacle(next);
        if (against === null) return next;
        passOver(next.id, against);
      }
    },
    putBack: (deployment) => {
      waiting.unshift(deployment);
    },
    another: () =>
      waiting.some((next) => !("problem" in next) && next.dialect !== "on-device" && skips.reason(next) === null),
    failed(deployment, failure, words) {
      skips.add(deployment, failure);
      // What the provider asked for is too soon where it is left alone for longer by now.
      const leftAlone = circumstances.breakers.refusal(deployment) ?? 0;
      mayComeBack(failure.retryAt === null ? null : Math.max(failure.retryAt, circumstances.clock.now() + leftAlone));
      setbacks.push(`${deployment.id}: ${words}`);
    },
    passedOver(deployment, why, readyIn) {
      passOver(deployment.id, why);
      if (readyIn !== null && readyIn > 0) {
        mayComeBack(circumstances.clock.now() + readyIn);
        comeBack.set(deployment.id, { deployment, at: circumstances.clock.monotonic() + readyIn });
      }
    },
    soonest() {
      const now = circumstances.clock.monotonic();
      const [first] = [...comeBack.values()]
        .filter(({ deployment }) => skips.reason(deployment) === null)
        .toSorted((a, b) => a.at - b.at);
      if (first === undefined) return null;
      // Each is waited for once: who is refused again has been given its chance.
      comeBack.clear();
      const readyIn = Math.max(0, first.at - now);
      if (readyIn <= soonMs) return { deployment: first.deployment, readyIn };
      log.trace("rejected", `Not waited for: ${first.deployment.id}, which comes back first, in ${duration(readyIn)}.`);
      return null;
    },
    readyAt: () => readyAt,
    overBudget: () => tooDear > 0 && tooDear === setbacks.length,
    estimateUsd: ({ id }) => estimates.get(id) ?? null,
    setbacks: () => setbacks,
  };
}

/** The plan saw to this, for the deployment as it was when it was made. */
function tooLong(
  { local, model }: Deployment,
  { plan, request }: Pick<Task<unknown>, "plan" | "request">,
): string | null {
  const window = local ? null : contextWindow(model);
  const tokens = plan.tokensExact ? plan.tokens : Math.ceil(plan.tokens * estimateMargin);
  if (window === null || tokens + request.maxOutputTokens <= window) return null;
  return `with its answer this is longer than the ${window.toLocaleString("en")} tokens that it holds.`;
}

function overBudget(
  { local, provider }: Deployment,
  estimateUsd: number | null,
  matter: string | null,
  { budget, commitments }: Circumstances,
): string | null {
  if (local) return null;
  const { verdict, sentence, remedy } = budget({ estimateUsd, matter, provider }, commitments.total());
  if (verdict !== "stop" && verdict !== "step-down") return null;
  const words = [sentence, remedy].filter((part) => part !== null).join(" ");
  return words.charAt(0).toLowerCase() + words.slice(1);
}
