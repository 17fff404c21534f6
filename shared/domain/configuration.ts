import { z } from "zod";

export const dialectSchema = z.enum(["openai", "azure-openai", "anthropic", "on-device"]);
export type Dialect = z.infer<typeof dialectSchema>;

/** One provider as configured. Entries for known vendors need name only what differs from `electron/providers/vendors.ts`. */
export const providerEntrySchema = z.strictObject({
  dialect: dialectSchema.optional(),
  baseURL: z.url().optional(),
  region: z.string().optional(),
  retention: z.enum(["zero", "limited", "unknown"]).optional(),
  /** On this machine: needs no key, and nothing leaves. */
  local: z.boolean().optional(),
  label: z.string().optional(),
  /** Its answers are made up by a simulator; the page says so for as long as it is configured. */
  simulated: z.boolean().optional(),
});
export type ProviderEntry = z.infer<typeof providerEntrySchema>;

export const deploymentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*\/.+$/, 'must be written "provider/model"');

export const routeSchema = z.strictObject({
  strategy: z.enum(["ordered", "cheapest", "fastest", "weighted"]),
  candidates: z.array(deploymentIdSchema),
});
export type Route = z.infer<typeof routeSchema>;

export const tierLimitSchema = z.strictObject({
  maxTokens: z.int().positive(),
  maxComplexity: z.number().min(0).max(1),
});

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
});
export type Policy = z.infer<typeof policySchema>;

/** `routes.json` of a profile: what firm IT writes. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional(),
  providers: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), providerEntrySchema).default({}),
  routes: z.record(z.string(), routeSchema).default({}),
  tiers: z.strictObject({ simple: tierLimitSchema, standard: tierLimitSchema }).optional(),
  policy: policySchema.optional(),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** What one user prefers; never a key. */
export const preferencesSchema = z.object({
  colorScheme: z.enum(["auto", "light", "dark"]).default("auto"),
  /** Whether a plan is confirmed by the lawyer before a contract leaves this machine. */
  beforeSending: z.enum(["ask", "send"]).default("ask"),
  defaultMatter: z.string().default(""),
});
export type Preferences = z.infer<typeof preferencesSchema>;
