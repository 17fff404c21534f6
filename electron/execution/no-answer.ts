import type { Plan } from "../../shared/domain/run.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { RunLog } from "./run-log.ts";

/** The plan leaves nobody to ask: forbidden where a rule of the firm or the lawyer's word stands in the way, else not available. */
export function nobodyToAsk(plan: Plan, log: RunLog): HeadnoteError {
  const reasons = plan.candidates
    .map(({ deployment, reason }) => `${deployment}: ${reason.replace(/\.$/, "")}`)
    .join("; ");
  const forbidden = plan.candidates.some(({ barrier }) => barrier === "policy" || barrier === "confidential");
  const message = forbidden
    ? `Nobody may be asked (${reasons}). Choose another route, or ask whoever keeps the firm's policy.`
    : `Nobody can be asked (${reasons || `the route "${plan.route}" has no candidates`}). Add a key, or choose another route.`;
  log.trace("exhausted", message);
  return new HeadnoteError(forbidden ? "not-allowed" : "not-available", message, { data: { run: log.run() } });
}

/** Everyone was tried or had to be passed over. `readyAt`, epoch milliseconds, goes into the error's data as `retryAt`. */
export function nobodyAnswered(setbacks: readonly string[], readyAt: number | null, log: RunLog): HeadnoteError {
  const { attempts } = log.run();
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
