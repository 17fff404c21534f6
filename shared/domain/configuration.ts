import { z } from "zod";
import { firmPackSchema, playbookSchema } from "./playbook.ts";

export const dialectSchema = z.enum(["openai", "azure-openai", "anthropic", "on-device"]);
export type Dialect = z.infer<typeof dialectSchema>;

/** Keys are never in a configuration: it is read by many, and copied about. */
const addressSchema = z.url().refine((address) => {
  const url = URL.parse(address);
  if (url === null) return true;
  const named = [...url.searchParams.keys()].some((name) => /key|token|secret|password|signature|^sig$/i.test(name));
  return url.username === "" && url.password === "" && !named;
}, "holds a name, a password or a key; keep keys out of the file, and give them with `headnote keys set`");

/** One provider as configured. Entries for known vendors need name only what differs from `electron/providers/vendors.ts`. */
export const providerEntrySchema = z.strictObject({
  dialect: dialectSchema.optional(),
  baseURL: addressSchema.optional(),
  region: z.string().optional(),
  retention: z.enum(["zero", "limited", "unknown"]).optional(),
  /** On this machine: needs no key, and nothing leaves. */
  local: z.boolean().optional(),
  label: z.string().optional(),
  /** Its answers are made up by a simulator; the page says so for as long as it is configured. */
  simulated: z.boolean().optional(),
  /** What each model of it may be asked, so that its limits are kept before they are met. */
  requestsPerMinute: z.int().positive().optional(),
  /** Tokens of prompt and answer together. */
  tokensPerMinute: z.int().positive().optional(),
  /** Tokens that each model of it holds, prompt and answer together: for models nobody knows, and servers set to less. */
  contextTokens: z.int().positive().optional(),
  /** Calls at the same time. */
  concurrency: z.int().positive().optional(),
  /** What the firm agreed on for all models of it, US dollars per million tokens. It goes before the price list. */
  price: z
    .strictObject({ inputPerMillion: z.number().nonnegative(), outputPerMillion: z.number().nonnegative() })
    .optional(),
});
export type ProviderEntry = z.infer<typeof providerEntrySchema>;

export const deploymentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*\/.+$/, 'must be written "provider/model"');

export const routeSchema = z.strictObject({
  strategy: z.enum(["ordered", "cheapest", "fastest", "weighted"]),
  candidates: z.array(deploymentIdSchema),
  /** For `weighted`: how often each candidate comes first, in any unit; one that is not named never does. */
  weights: z.record(deploymentIdSchema, z.number().nonnegative()).optional(),
});
export type Route = z.infer<typeof routeSchema>;

export const tierLimitSchema = z.strictObject({
  maxTokens: z.int().positive(),
  maxComplexity: z.number().min(0).max(1),
});

/** What can be replaced by placeholders before a contract is sent. */
export const replaceKindSchema = z.enum(["names", "addresses", "contacts", "accounts", "amounts"]);
export type ReplaceKind = z.infer<typeof replaceKindSchema>;

export const policySchema = z.strictObject({
  /** Nothing may leave this machine. */
  onDeviceOnly: z.boolean().default(false),
  /** "provider/model" or "provider/*"; empty allows all. */
  allow: z.array(z.string()).default([]),
  deny: z.array(z.string()).default([]),
  /** Regions that may be used; empty allows all. */
  regions: z.array(z.string()).default([]),
  requireZeroRetention: z.boolean().default(false),
  requireMatter: z.boolean().default(false),
  /** Replaced by placeholders in whatever is sent to another machine, whatever the matter or the lawyer says. */
  replace: z.array(replaceKindSchema).optional(),
});
export type Policy = z.infer<typeof policySchema>;

const usd = z.number().nonnegative();

/** US dollars. What costs nothing is never stopped. */
export const budgetsSchema = z.strictObject({
  /** For everything in one calendar month (UTC). */
  monthUsd: usd.optional(),
  /** For each matter, from its beginning. */
  matters: z.record(z.string(), usd).optional(),
  /** For each provider in one calendar month (UTC). */
  providers: z.record(z.string(), usd).optional(),
  /** What is done with a task that would go over: said, given to the next lower tier, or not sent at all. */
  onExceed: z.enum(["warn", "step-down", "stop"]).default("stop"),
});
export type Budgets = z.infer<typeof budgetsSchema>;

/** Asking a second model where the first is slower than it usually is. Paid twice, so it is off unless it is asked for. */
export const hedgeSchema = z.strictObject({
  enabled: z.boolean().default(false),
  /** Calls that are made for it, as a share of all calls. */
  maxExtraShare: z.number().min(0).max(1).default(0.02),
  /** US dollars that they may cost in 24 hours. */
  maxCostUsd: usd.default(1),
});
export type Hedge = z.infer<typeof hedgeSchema>;

const MEGABYTES = 1024 ** 2;

/** What reading one document may take; each is the default where it is not given. */
export const readingSchema = z.strictObject({
  /** Until its first page is read, and for each page after it. */
  seconds: z.number().min(5).max(3_600).optional(),
  /** Of memory. */
  megabytes: z.int().min(256).max(65_536).optional(),
  /** Of the file. */
  fileMegabytes: z.int().min(1).max(2_048).optional(),
});

/** The same in milliseconds and bytes, with only what is given. */
export function readingLimitsOf({ seconds, megabytes, fileMegabytes }: z.infer<typeof readingSchema> = {}): {
  timeMs?: number;
  pageTimeMs?: number;
  memoryBytes?: number;
  fileBytes?: number;
} {
  return {
    ...(seconds === undefined ? {} : { timeMs: 1_000 * seconds, pageTimeMs: 1_000 * seconds }),
    ...(megabytes === undefined ? {} : { memoryBytes: MEGABYTES * megabytes }),
    ...(fileMegabytes === undefined ? {} : { fileBytes: MEGABYTES * fileMegabytes }),
  };
}

/** `routes.json` of a profile: what firm IT writes. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional(),
  providers: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), providerEntrySchema).default({}),
  routes: z.record(z.string(), routeSchema).default({}),
  tiers: z.strictObject({ simple: tierLimitSchema, standard: tierLimitSchema }).optional(),
  policy: policySchema.optional(),
  budgets: budgetsSchema.optional(),
  hedge: hedgeSchema.optional(),
  /** Who takes more is stopped; no other document is. */
  reading: readingSchema.optional(),
  /** The one model that costs are compared with: what the work would have cost, had it all gone there. */
  compareWith: deploymentIdSchema.optional(),
  /** What the firm wants of key terms; held against every summary of its kinds. */
  playbooks: z.array(playbookSchema).optional(),
  /** The firm's own order and expectations for kinds of contract; they come before those that Headnote brings along. */
  packs: z.array(firmPackSchema).optional(),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** What holds for one matter, in addition to what holds for all. */
export const matterRulesSchema = z.object({
  /** Nothing of it may leave this machine. */
  onDeviceOnly: z.boolean().default(false),
  replace: z.array(replaceKindSchema).default([]),
  /** US dollars for the matter, from its beginning; beside what the firm sets for it, of which the smaller holds. */
  budgetUsd: usd.optional(),
});
export type MatterRules = z.infer<typeof matterRulesSchema>;

/** What one user prefers; never a key. */
export const preferencesSchema = z.object({
  colorScheme: z.enum(["auto", "light", "dark"]).default("auto"),
  /** Whether a plan is confirmed by the lawyer before a contract leaves this machine. */
  beforeSending: z.enum(["ask", "send"]).default("ask"),
  defaultMatter: z.string().default(""),
  /** Nothing of any contract may leave this machine. */
  onDeviceOnly: z.boolean().optional(),
  /** Replaced by placeholders in whatever is sent, unless a matter says more. */
  replace: z.array(replaceKindSchema).optional(),
  /** By client-matter number. */
  matters: z.record(z.string(), matterRulesSchema).optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
