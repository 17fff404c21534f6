import { replacedInWords } from "../../shared/domain/disclosure.ts";
import { mostDollars } from "../../shared/domain/money.ts";
import type { Plan } from "../../shared/domain/run.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function planAsJson(plan: Plan) {
  return plan;
}

export function planAsText(plan: Plan): string {
  const replaced = replacedInWords(plan.disclosure?.replaced ?? []);
  const signals = plan.complexity.signals.map(
    ({ name, value, share }) => `  ${share.toFixed(3)}  ${name} (${Number(value.toFixed(2))})`,
  );
  const candidates = plan.candidates.map(
    ({ deployment, eligible, reason, estimateUsd }) =>
      `  ${eligible ? "yes" : "no "}  ${deployment}${eligible ? `, at most ${mostDollars(estimateUsd)}` : ""}: ${reason}`,
  );
  return [
    `${plan.tokens} tokens${plan.tokensExact ? "" : " (estimated)"}, complexity ${plan.complexity.score.toFixed(2)}${plan.outputTokens === undefined ? "" : `; an answer of about ${plan.outputTokens} tokens`}`,
    ...signals,
    "",
    `Tier: ${plan.tier}. ${plan.tierReason}`,
    ...(replaced === "" ? [] : [`Replaced before sending: ${replaced}.`]),
    `Route: ${plan.route}, ${plan.strategy}`,
    ...candidates,
    ...(plan.ifWeak
      ? [
          `Where much of an answer fails the check it is asked once more, ${plan.ifWeak.tier} tier, at most ${mostDollars(plan.ifWeak.estimateUsd)} more:`,
          ...plan.ifWeak.candidates.map(({ deployment, reason }) => `       ${deployment}: ${reason}`),
        ]
      : []),
    ...(plan.parts
      ? [
          `Too long to be asked about at once: in ${plan.parts.count} parts, and once more for the head of the summary; the costs are of all of them together.`,
          ...(plan.parts.ifCutUsd === undefined
            ? []
            : [
                `An answer that is cut off at its limit is thrown away and its part asked about in two halves, once: at most ${mostDollars(plan.parts.ifCutUsd)} more, were it all of them.`,
              ]),
          ...plan.parts.list.map(
            ({ from, to, tokens, kept }, index) =>
              `       part ${index + 1}: ${from === to ? `page ${from}` : `pages ${from} to ${to}`}, ${tokens} tokens${kept ? ", answered before and not asked again" : ""}`,
          ),
        ]
      : []),
    ...(plan.arbitration
      ? [
          `Up to ${plan.arbitration.passages} passages that contradict each other, and nothing else, would then go to the complex tier, at most ${mostDollars(plan.arbitration.estimateUsd)} more:`,
          ...plan.arbitration.candidates.map(({ deployment, reason }) => `       ${deployment}: ${reason}`),
        ]
      : []),
    ...(plan.single === undefined
      ? []
      : [`The same on ${plan.single.deployment} alone: at most ${mostDollars(plan.single.costUsd)}.`]),
  ].join("\n");
}
