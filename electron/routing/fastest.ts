import type { HealthView } from "./health.ts";

export interface Pace {
  readonly health: (deployment: string) => HealthView | null;
  readonly outputTokens: number;
  /** Who led the last plan of this route; keeps its place until another is clearly faster. */
  readonly incumbent: string | null;
  /** 0 up to, not including, 1, drawn for this plan; decides whether a deployment that is hardly known is tried first. */
  readonly draw: number;
}

export interface Paced {
  readonly deployment: string;
  /** Why it has its place, a clause. */
  readonly how: string;
}

/** A challenger must be predicted to be done in this share of the incumbent's time. */
const clearlyFaster = 0.8;
/** The share of plans that try who is hardly known. Few are needed for each, so the sooner they are made, the better. */
const exploring = 1 / 2;
/** So many answers are enough to tell that somebody is not worth more of them. */
const hopelessFrom = 3;
const hopelesslySlow = 2;
/** Who fails as often as not is tried again when that has faded, and has its place behind the others until then. */
const hopelesslyFailing = 0.5;

/**
 * In the order of the predicted time to the end of the answer: to the first text, and from there to the end at the usual
 * speed, over the share of calls that succeed. Three in four answers come sooner than predicted. Who is hardly known
 * follows in the order written, but is tried first in some plans, so that it becomes known (epsilon-greedy; Sutton and
 * Barto, "Reinforcement Learning", 2.2), for as long as it might turn out to be worth it. Deterministic.
 */
export function orderByPace(deployments: readonly string[], pace: Pace): Paced[] {
  const estimates = deployments.map((deployment) => estimate(deployment, pace));
  const known = estimates.filter((one) => one.known).toSorted((a, b) => a.predictedMs - b.predictedMs);
  const unknown = estimates.filter((one) => !one.known);
  const best = known[0];
  if (best === undefined) {
    return unknown.map(({ deployment }) => ({
      deployment,
      how: "in the order written, because no speeds have been measured yet",
    }));
  }
  const leader = keepIncumbent(known, best, pace.incumbent);
  const tried = toBeTried(unknown, leader, pace.draw);
  const rest = known.filter((one) => one !== leader);
  return [...(tried === null ? [] : [tried]), leader, ...rest, ...unknown.filter((one) => one !== tried)].map(
    (one) => ({
      deployment: one.deployment,
      how: wording(one, { tried: one === tried, kept: one === leader && one !== best }),
    }),
  );
}

interface Estimate {
  readonly deployment: string;
  readonly known: boolean;
  readonly samples: number;
  readonly failureRate: number;
  readonly predictedMs: number;
}

function estimate(deployment: string, { health, outputTokens }: Pace): Estimate {
  const view = health(deployment);
  return {
    deployment,
    known: view?.known ?? false,
    samples: view?.samples ?? 0,
    failureRate: view?.failureRate ?? 0,
    predictedMs: view === null ? Infinity : predict(view, outputTokens),
  };
}

/** Milliseconds to the end of an answer of that many tokens; Infinity where nothing was measured. */
export function predict(view: HealthView, outputTokens: number): number {
  if (view.firstTokenMs === null) return Infinity;
  const speed = view.tokensPerSecond;
  // Who sends its answer all at once has no speed: it is there with the first text.
  const writingMs = speed === null ? 0 : (outputTokens / speed.p25) * 1000;
  return (view.firstTokenMs.p75 + writingMs) / Math.max(0.1, 1 - view.failureRate);
}

function keepIncumbent(known: readonly Estimate[], best: Estimate, incumbent: string | null): Estimate {
  const held = known.find(({ deployment }) => deployment === incumbent);
  return held !== undefined && best.predictedMs > held.predictedMs * clearlyFaster ? held : best;
}

/** The one that is nearest to being known, so that it is known soon. */
function toBeTried(unknown: readonly Estimate[], leader: Estimate, draw: number): Estimate | null {
  if (draw >= exploring) return null;
  const worthIt = unknown.filter(
    ({ samples, failureRate, predictedMs }) =>
      failureRate < hopelesslyFailing && (samples < hopelessFrom || predictedMs <= leader.predictedMs * hopelesslySlow),
  );
  return worthIt.toSorted((a, b) => b.samples - a.samples)[0] ?? null;
}

function wording({ known, predictedMs }: Estimate, place: { readonly tried: boolean; readonly kept: boolean }): string {
  if (place.tried) return "first this time, to find out how fast it is";
  if (!known) return "after those whose speed is known";
  const seconds = `about ${(predictedMs / 1000).toFixed(1)} s`;
  return place.kept ? `${seconds} predicted; no other is clearly faster` : `${seconds} predicted`;
}
