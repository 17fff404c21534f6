import type { Budgets, Policy, ReplaceKind } from "./configuration.ts";
import { dollars } from "./money.ts";

/** What can be replaced, as it is named to the reader. */
export const replaceKindWords: Readonly<Record<ReplaceKind, string>> = {
  names: "names",
  addresses: "addresses",
  contacts: "e-mail, phone and web",
  accounts: "account and identity numbers",
  amounts: "amounts",
};

/** "names, amounts and account and identity numbers" would be read wrongly, so only commas part them. */
export function replaceKindsInWords(kinds: readonly ReplaceKind[]): string {
  return kinds.map((kind) => replaceKindWords[kind]).join(", ");
}

/** The rules of a policy that are not at rest, one sentence each; none where everything is allowed. */
export function policyInWords(policy: Policy): string[] {
  const { replace = [] } = policy;
  const rules: [boolean, string][] = [
    [policy.onDeviceOnly, "Nothing may leave this machine."],
    [policy.requireMatter, "Every contract needs a client-matter number."],
    [policy.allow.length > 0, `Only these models may be asked: ${policy.allow.join(", ")}.`],
    [policy.deny.length > 0, `These may not be asked: ${policy.deny.join(", ")}.`],
    [policy.regions.length > 0, `Only the regions ${policy.regions.join(", ")} may be used.`],
    [policy.requireZeroRetention, "Only providers that keep nothing may be asked."],
    [replace.length > 0, `Replaced by placeholders before anything is sent: ${replaceKindsInWords(replace)}.`],
  ];
  return rules.filter(([holds]) => holds).map(([, sentence]) => sentence);
}

/** What is done with a task that would go over a budget. */
export const exceedWords: Readonly<Record<Budgets["onExceed"], string>> = {
  stop: "What would go over is not sent.",
  "step-down": "What would go over goes to the next lower tier.",
  warn: "What would go over is said, and sent all the same.",
};

/** The firm's budgets, one sentence each; `label` names a provider. Empty where it sets none. */
export function budgetsInWords(budgets: Budgets | undefined, label: (provider: string) => string): string[] {
  if (budgets === undefined) return [];
  const limits = [
    ...(budgets.monthUsd === undefined ? [] : [`At most ${dollars(budgets.monthUsd)} a month.`]),
    ...Object.entries(budgets.providers ?? {}).map(
      ([provider, usd]) => `At most ${dollars(usd)} a month for ${label(provider)}.`,
    ),
    ...Object.entries(budgets.matters ?? {}).map(([matter, usd]) => `At most ${dollars(usd)} for matter ${matter}.`),
  ];
  return limits.length === 0 ? [] : [...limits, exceedWords[budgets.onExceed]];
}
