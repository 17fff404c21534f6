import type { Plan } from "../../shared/domain/run.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Line } from "./line.ts";
import type { RunLog } from "./run-log.ts";

/**
 * The plan leaves nobody to ask: not available where a budget is what stands in the way (`data.overBudget`), forbidden where
 * a rule of the firm or the lawyer's word does, else not available.
 */
export function nobodyToAsk(plan: Plan, log: RunLog): HeadnoteError {
  const reasons = plan.candidates
    .map(({ deployment, reason }) => `${deployment}: ${reason.replace(/\.$/, "")}`)
    .join("; ");
  const dear = plan.candidates.find(({ barrier }) => barrier === "budget");
  if (dear !== undefined) return overBudget(`(${reasons}). ${dear.remedy ?? "Choose a cheaper route."}`, log);
  const forbidden = plan.candidates.some(({ barrier }) => barrier === "policy" || barrier === "confidential");
  const change = plan.candidates.some(({ barrier }) => barrier === "key")
    ? "Add a key, or choose another route."
    : "Choose another route.";
  const message = forbidden
    ? `Nobody may be asked (${reasons}). Choose another route, or ask whoever keeps the firm's policy.`
    : `Nobody can be asked (${reasons || `the route "${plan.route}" has no candidates`}). ${change}`;
  log.trace("exhausted", message);
  return new HeadnoteError(forbidden ? "not-allowed" : "not-available", message, { data: { run: log.run() } });
}

/**
 * Everyone was tried or had to be passed over. When the first may be asked again goes into the error's data as `retryAt`;
 * where nobody was asked because of a budget, `overBudget` does.
 */
export function nobodyAnswered(line: Pick<Line, "setbacks" | "readyAt" | "overBudget">, log: RunLog): HeadnoteError {
  const setbacks = line.setbacks();
  const readyAt = line.readyAt();
  const { attempts } = log.run();
  if (line.overBudget()) return overBudget(`(${setbacks.join("; ")}).`, log);
  const stopped = attempts.length > 0 && attempts.every(({ errorClass }) => errorClass === "not-allowed");
  if (stopped) {
    const message = `Nothing of this may leave this machine, so nobody was asked and nothing was sent (${setbacks.join("; ")}). Have it done on this device.`;
    log.trace("exhausted", message);
    return new HeadnoteError("not-allowed", message, { data: { run: log.run() } });
  }
  const called = attempts.length > 0;
  const message = called
    ? `Nobody gave a whole answer (${setbacks.join("; ")}). Try again in a while, or have it summarised on this device.`
    : `Nobody could be asked just now (${setbacks.join("; ")}). Try again in a while, or have it summarised on this device.`;
  log.trace("exhausted", message);
  return new HeadnoteError(called ? "provider-failed" : "not-available", message, {
    data: { run: log.run(), ...(readyAt === null ? {} : { retryAt: readyAt }) },
  });
}

/** The same whether the rest of the budget is spent, or held by calls under way. */
function overBudget(why: string, log: RunLog): HeadnoteError {
  const message = `A budget leaves nobody to ask ${why}`;
  log.trace("exhausted", message);
  return new HeadnoteError("not-available", message, { data: { run: log.run(), overBudget: true } });
}
