import { z } from "zod";
import { budgetsSchema } from "./configuration.ts";
import { contractSchema } from "./contract.ts";
import { calendarSchema } from "./key-date.ts";
import { runSchema, singleModelSchema } from "./run.ts";
import { summarySchema } from "./summary.ts";

/** A summary with everything needed to read and judge it again, without a network. */
export const savedSummarySchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  matter: z.string().nullable(),
  contract: contractSchema,
  summary: summarySchema,
  run: runSchema,
  /** Whom we act for, as somebody said it; null or left out where nobody did. */
  client: z.string().nullable().optional(),
  /** The same by its full name among the parties; null or left out where it is none of them. */
  side: z.string().nullable().optional(),
  /** The days still to come, as of when it was opened. */
  calendar: calendarSchema.optional(),
  /** Whether the file itself is kept and can be shown. */
  hasFile: z.boolean(),
});
export type SavedSummary = z.infer<typeof savedSummarySchema>;

/** Whom we act for, in a summary: as somebody said it, and by the full name among its parties. */
export const actingSchema = z.object({ client: z.string().nullable(), side: z.string().nullable() });
export type Acting = z.infer<typeof actingSchema>;

/** A line of the library's list. */
export const libraryItemSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  name: z.string(),
  sha256: z.string(),
  kind: z.string(),
  parties: z.array(z.string()),
  brief: z.string(),
  pages: z.int(),
  matter: z.string().nullable(),
  served: z.string(),
  costUsd: z.number().nullable(),
  /** Statements that are not `exact`. */
  unverified: z.int(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

export const searchHitSchema = z.object({
  item: libraryItemSchema,
  /** Text around the match; `match` bounds the words found, as offsets into `text`. */
  text: z.string(),
  matches: z.array(z.object({ start: z.int(), end: z.int() })),
  /** From the first word found to the last, as offsets into the contract's own text; absent where it was found elsewhere. */
  place: z.object({ start: z.int(), end: z.int() }).optional(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Attempts added up. */
export const costRowSchema = z.object({
  /** The matter, provider, tier or month ("2026-11"). */
  key: z.string(),
  runs: z.int(),
  attempts: z.int(),
  failedAttempts: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Sum of the known costs, US dollars. */
  costUsd: z.number(),
  /** Attempts that may have been charged and whose cost is not known. */
  unpriced: z.int(),
});
export type CostRow = z.infer<typeof costRowSchema>;

/** A budget of the firm's, and how much of it is spent; US dollars. */
export const budgetStateSchema = z.object({
  of: z.enum(["month", "matter", "provider"]),
  /** The matter's number or the provider's name in the configuration; "" for the month's. */
  key: z.string(),
  limitUsd: z.number(),
  usedUsd: z.number(),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;

/** What was spent, held against the firm's budgets and against one model for everything. */
export const spendingViewSchema = z.object({
  budgets: z.array(budgetStateSchema),
  /** What is done with a task that would go over; null where there is no budget. */
  onExceed: budgetsSchema.shape.onExceed.unwrap().nullable(),
  /** All that is known to have been spent, US dollars. */
  costUsd: z.number(),
  /** Attempts that may have been charged and whose cost is not known. */
  unpriced: z.int(),
  /** The tokens of all answers on the one model that costs are compared with; null where no model has answered. */
  single: singleModelSchema.nullable(),
});
export type SpendingView = z.infer<typeof spendingViewSchema>;

export const costGroupSchema = z.enum(["matter", "provider", "tier", "month"]);
export type CostGroup = z.infer<typeof costGroupSchema>;
