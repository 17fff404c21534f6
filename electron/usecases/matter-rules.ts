import { matterRulesSchema, type MatterRules } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { budgetsInForce, limitOf, rulesInForce, rulesOfMatter } from "../../shared/domain/rules-in-force.ts";
import type { MatterRulesView } from "../../shared/domain/rules-in-force.ts";
import type { House } from "./house.ts";

/** What holds for a matter and who says so; also of one of which nothing is kept yet. Throws wrong-use without a number. */
export function matterRules(house: House, number: string): MatterRulesView {
  const matter = named(number);
  const preferences = house.preferences();
  const { policy, budgets } = house.configuration().current;
  const inForce = rulesInForce({ policy, preferences, matter });
  const held = budgetsInForce(budgets, preferences);
  const library = house.library();
  const month = new Date(house.now()).toISOString().slice(0, 7);
  return {
    matter,
    rules: rulesOfMatter(preferences, matter),
    onDeviceOnly: [...inForce.onDeviceOnly],
    replace: [...inForce.replace].map(([kind, makers]) => ({ kind, makers: [...makers] })),
    budget: {
      firmUsd: limitOf(budgets, matter),
      limitUsd: limitOf(held, matter),
      usedUsd: new Map(Object.entries(library.spending(month).matters)).get(matter) ?? 0,
      onExceed: held?.onExceed ?? "stop",
    },
    side: library.sides.ofMatter(matter),
    parties: [...new Set(library.list().flatMap((item) => (item.matter === matter ? item.parties : [])))],
  };
}

/**
 * Writes the matter's own rules into the preferences; rules that are all at rest leave nothing there. They hold from the
 * next contract on, and for plans that still wait for their yes. Throws wrong-use, and what writing preferences throws.
 */
export function setMatterRules(house: House, number: string, rules: MatterRules): MatterRulesView {
  const matter = named(number);
  const preferences = house.preferences();
  const others = Object.entries(preferences.matters ?? {}).filter(([one]) => one !== matter);
  const own = matterRulesSchema.parse(rules);
  const atRest = !own.onDeviceOnly && own.replace.length === 0 && own.budgetUsd === undefined;
  house.setPreferences({
    ...preferences,
    matters: Object.fromEntries(atRest ? others : [...others, [matter, own]]),
  });
  return matterRules(house, matter);
}

/**
 * Remembers whom we act for in a matter; null forgets it. A contract of which somebody said otherwise keeps that. Throws
 * wrong-use without a number.
 */
export function actForMatter(house: House, number: string, party: string | null): MatterRulesView {
  const matter = named(number);
  const name = party?.trim() ?? "";
  house.library().sides.setMatter(matter, name === "" ? null : name);
  return matterRules(house, matter);
}

function named(number: string): string {
  const matter = number.trim();
  if (matter === "") throw new HeadnoteError("wrong-use", "Say which matter these rules are for.");
  return matter;
}
