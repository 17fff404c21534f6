import { z } from "zod";
import {
  budgetsSchema,
  matterRulesSchema,
  replaceKindSchema,
  type Budgets,
  type MatterRules,
  type Policy,
  type Preferences,
  type ReplaceKind,
} from "./configuration.ts";

/** Who asks for a rule, the strongest first. They add up: none takes back what another asks for. */
export const ruleMakerSchema = z.enum(["firm", "user", "matter"]);
export type RuleMaker = z.infer<typeof ruleMakerSchema>;

/** What holds for the contracts of a matter (or of none), each rule with everybody who asks for it. */
export interface RulesInForce {
  /** Nothing may leave this machine; where nobody asks for it, it may. */
  readonly onDeviceOnly: readonly RuleMaker[];
  /** Kinds that are replaced by placeholders, and only those. */
  readonly replace: ReadonlyMap<ReplaceKind, readonly RuleMaker[]>;
}

export interface RuleSources {
  readonly policy: Pick<Policy, "onDeviceOnly" | "replace"> | undefined;
  readonly preferences: Preferences;
  readonly matter: string | null;
}

interface Asking {
  readonly onDeviceOnly?: boolean | undefined;
  readonly replace?: readonly ReplaceKind[] | undefined;
}

/** The rules of a matter by themselves; those at rest where nobody wrote any. */
export function rulesOfMatter({ matters = {} }: Pick<Preferences, "matters">, matter: string | null): MatterRules {
  const rules = matter !== null && Object.hasOwn(matters, matter) ? matters[matter] : undefined;
  return rules ?? matterRulesSchema.parse({});
}

/** The strictest of what the firm's policy, the user's preferences and the matter say. Pure. */
export function rulesInForce({ policy, preferences, matter }: RuleSources): RulesInForce {
  const sources: Readonly<Record<RuleMaker, Asking | undefined>> = {
    firm: policy,
    user: preferences,
    matter: rulesOfMatter(preferences, matter),
  };
  const askedBy = (asks: (rules: Asking) => boolean): RuleMaker[] =>
    ruleMakerSchema.options.filter((maker) => asks(sources[maker] ?? {}));
  return {
    onDeviceOnly: askedBy((rules) => rules.onDeviceOnly === true),
    replace: new Map(
      replaceKindSchema.options.flatMap((kind) => {
        const makers = askedBy((rules) => rules.replace?.includes(kind) === true);
        return makers.length === 0 ? [] : [[kind, makers] as const];
      }),
    ),
  };
}

/** The firm's budgets with those that the user set for matters. */
export interface BudgetsInForce extends Budgets {
  /** Matters whose limit is the user's own. */
  readonly ownMatters?: readonly string[];
}

/**
 * The budgets that tasks are held against: of two for one matter the smaller holds. What is done with a task that would go
 * over is the firm's word, and not sending it where the firm says nothing. Undefined where nobody set any. Pure.
 */
export function budgetsInForce(firm: Budgets | undefined, { matters = {} }: Preferences): BudgetsInForce | undefined {
  const own = Object.entries(matters).flatMap(([matter, { budgetUsd }]) =>
    budgetUsd === undefined || budgetUsd >= (limitOf(firm, matter) ?? Infinity) ? [] : [[matter, budgetUsd] as const],
  );
  if (own.length === 0) return firm;
  return {
    ...(firm ?? budgetsSchema.parse({})),
    matters: { ...firm?.matters, ...Object.fromEntries(own) },
    ownMatters: own.map(([matter]) => matter),
  };
}

/** US dollars that the firm allows for a matter; null where it says nothing. */
export function limitOf(firm: Budgets | undefined, matter: string): number | null {
  const limits = firm?.matters ?? {};
  return Object.hasOwn(limits, matter) ? (limits[matter] ?? null) : null;
}

/** The rules of a matter, to be looked at and changed; with what they stand beside. */
export interface MatterRulesView {
  readonly matter: string;
  /** The matter's own. */
  readonly rules: MatterRules;
  /** Everybody who asks that nothing leaves this machine. */
  readonly onDeviceOnly: RuleMaker[];
  /** Kinds that are replaced, each with everybody who asks for it. */
  readonly replace: { readonly kind: ReplaceKind; readonly makers: RuleMaker[] }[];
  readonly budget: {
    /** What the firm sets for the matter, US dollars; null where it sets nothing. */
    readonly firmUsd: number | null;
    /** The one that holds; null where nobody set any. */
    readonly limitUsd: number | null;
    /** Spent since the matter began. */
    readonly usedUsd: number;
    readonly onExceed: Budgets["onExceed"];
  };
  /** Whom we act for in the matter; null where nobody said. */
  readonly side: string | null;
  /** Parties of its contracts, to choose from. */
  readonly parties: string[];
}

/** Of a named type, so that what is made of it does not spell it out. */
export const matterRulesViewSchema: z.ZodType<MatterRulesView> = z.object({
  matter: z.string(),
  rules: matterRulesSchema,
  onDeviceOnly: z.array(ruleMakerSchema),
  replace: z.array(z.object({ kind: replaceKindSchema, makers: z.array(ruleMakerSchema) })),
  budget: z.object({
    firmUsd: z.number().nullable(),
    limitUsd: z.number().nullable(),
    usedUsd: z.number(),
    onExceed: budgetsSchema.shape.onExceed.unwrap(),
  }),
  side: z.string().nullable(),
  parties: z.array(z.string()),
});
